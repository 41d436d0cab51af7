package io.bedloe.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryCodeTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void thereAreTenOfThemAndNoTwoAreTheSame() {
    var codes = RecoveryCode.generateSet(random);
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes)
        .allSatisfy(
            code ->
                assertThat(code.text())
                    .matches("([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}"));
  }

  @Test
  void howACodeIsWrittenDoesNotMatter() {
    var code = RecoveryCode.generateSet(random).get(0);
    assertThat(new RecoveryCode(code.text().toUpperCase(Locale.ROOT).replace('-', ' ')).hash())
        .isEqualTo(code.hash());
    assertThat(new RecoveryCode(code.text() + "0").hash()).isNotEqualTo(code.hash());
  }

  @Test
  void itIsNotShown() {
    var code = RecoveryCode.generateSet(random).get(0);
    assertThat(code.toString()).doesNotContain(code.text());
  }
}
