package io.bedloe.messaging.webhooks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests signatures against the test vector of Standard Webhooks. */
class SigningSecretsTest {

  private static final WebhookSecret PUBLISHED =
      WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330L);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void thePublishedMessageHasThePublishedSignature() {
    assertThat(PUBLISHED.sign(ID, AT, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void partsOfSecondsAreNotSigned() {
    assertThat(PUBLISHED.sign(ID, AT.plusMillis(999), BODY)).isEqualTo(SIGNATURE);
    assertThat(PUBLISHED.sign(ID, AT.plusSeconds(1), BODY)).isNotEqualTo(SIGNATURE);
  }

  @Test
  void anotherIdOrBodyHasAnotherSignature() {
    assertThat(PUBLISHED.sign(ID + "x", AT, BODY)).isNotEqualTo(SIGNATURE);
    assertThat(PUBLISHED.sign(ID, AT, "{}".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(SIGNATURE);
  }

  @Test
  void bothSecretsSignUntilTheOverlapHasPassed() {
    var next = WebhookSecret.generate(new SecureRandom());
    var secrets = SigningSecrets.of(PUBLISHED).rotate(next, AT.plusSeconds(1));

    assertThat(secrets.sign(ID, AT, BODY)).isEqualTo(next.sign(ID, AT, BODY) + " " + SIGNATURE);

    var end = AT.plusSeconds(1);
    assertThat(secrets.sign(ID, end, BODY)).isEqualTo(next.sign(ID, end, BODY));
  }

  @Test
  void aGeneratedSecretCanBeParsedAndIsNoneThatWasGeneratedBefore() {
    var secret = WebhookSecret.generate(new SecureRandom());
    assertThat(WebhookSecret.parse(secret.reveal())).isEqualTo(secret).hasSameHashCodeAs(secret);
    assertThat(WebhookSecret.generate(new SecureRandom())).isNotEqualTo(secret);
    assertThat(Base64.getDecoder().decode(secret.reveal().substring("whsec_".length())))
        .hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void secretsOf24To64BytesAreAccepted(int bytes) {
    var text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    assertThat(WebhookSecret.parse(text).reveal()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void secretsOfFewerOrMoreBytesAreRefused(int bytes) {
    var text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    assertThatThrownBy(() -> WebhookSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%"})
  void aTextThatIsNoSecretIsRefused(String text) {
    assertThatThrownBy(() -> WebhookSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSecretIsNotInItsText() {
    assertThat(PUBLISHED).hasToString("whsec_…");
  }
}
