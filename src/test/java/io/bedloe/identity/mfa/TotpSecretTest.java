package io.bedloe.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {

  /** The secret of RFC 6238, appendix B. */
  private static final TotpSecret SECRET =
      new TotpSecret(
          Base64.getEncoder()
              .encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109L);
  private static final long STEP = 1_111_111_109L / 30;

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheStandard(long second, String code) {
    assertThat(SECRET.codeAt(Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void theSecretIsTypedInBase32() {
    assertThat(SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    var small = new byte[20];
    small[19] = 1;
    assertThat(new TotpSecret(Base64.getEncoder().encodeToString(small)).base32())
        .isEqualTo("A".repeat(31) + "B");
    assertThat(SECRET.uri("ann+x@example.com"))
        .isEqualTo(
            "otpauth://totp/Bedloe:ann%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bedloe");
  }

  @Test
  void aCodeOfTheStepBeforeIsAcceptedAndOneOfTheStepToComeIsNot() {
    for (int step = -1; step <= 0; step++) {
      var code = SECRET.codeAt(NOW.plusSeconds(30L * step));
      assertThat(SECRET.stepOf(code, NOW, 0)).hasValue(STEP + step);
    }
    assertThat(SECRET.stepOf(SECRET.codeAt(NOW.minusSeconds(60)), NOW, 0)).isEmpty();
    assertThat(SECRET.stepOf(SECRET.codeAt(NOW.plusSeconds(30)), NOW, 0)).isEmpty();
    assertThat(SECRET.stepOf(SECRET.codeAt(NOW.plusSeconds(60)), NOW, 0)).isEmpty();
  }

  @Test
  void aCodeCountsOnceAndNoneThatIsOlder() {
    var code = SECRET.codeAt(NOW);
    assertThat(SECRET.stepOf(code, NOW, STEP - 1)).hasValue(STEP);
    assertThat(SECRET.stepOf(code, NOW, STEP)).isEmpty();
    assertThat(SECRET.stepOf(SECRET.codeAt(NOW.minusSeconds(30)), NOW, STEP)).isEmpty();
  }

  @Test
  void noTwoSecretsAreTheSameAndNoneIsShown() {
    var random = new SecureRandom();
    var one = TotpSecret.generate(random);
    assertThat(one).isNotEqualTo(TotpSecret.generate(random));
    assertThat(one.base32()).matches("[A-Z2-7]{32}");
    assertThat(one.toString()).doesNotContain(one.base64());
  }
}
