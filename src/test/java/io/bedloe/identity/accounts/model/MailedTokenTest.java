package io.bedloe.identity.accounts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class MailedTokenTest {

  private final MailedToken token = MailedToken.random(new SecureRandom());

  @Test
  void aTokenHas256BitsThatItsTextAndHashDoNotReveal() {
    assertThat(token.text()).matches("bdm_[A-Za-z0-9_-]{43}");
    assertThat(token.toString()).isEqualTo("bdm_…");
    assertThat(token.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void tokensAreUniqueAndTheirHashesStable() {
    assertThat(MailedToken.random(new SecureRandom())).isNotEqualTo(token);
    assertThat(new MailedToken(token.text()).hash()).isEqualTo(token.hash());
    assertThat(new MailedToken(token.text() + "A").hash()).isNotEqualTo(token.hash());
  }
}
