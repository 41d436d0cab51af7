package io.bedloe.identity.sessions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.security.RequestOrigin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenSessionTest {

  private static final Duration USUAL = Duration.ofDays(30);

  private final SessionFixture at = new SessionFixture();
  private final AccountId jane = at.users.put("jane@bedloe.example", "hash", "user");

  private Duration lifetime(@Nullable Duration longest) {
    var in = at.open.forAccount(at.account(jane), longest, new RequestOrigin("Firefox", "::1"));
    return Duration.between(at.clock.instant(), at.sessions.get(in.session()).endsAt());
  }

  @Test
  void aProviderShortensTheLifetimeOfASession() {
    assertThat(lifetime(null)).isEqualTo(USUAL);
    assertThat(lifetime(USUAL.minusMillis(1))).isEqualTo(USUAL.minusMillis(1));
  }

  @Test
  void noProviderExtendsTheLifetimeOfASession() {
    assertThat(lifetime(USUAL)).isEqualTo(USUAL);
    assertThat(lifetime(USUAL.plusMillis(1))).isEqualTo(USUAL);
  }
}
