package io.bedloe.identity.federation.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.oidc.LoginSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateCookieTest {

  private static final AuthorizationRequestState STATE =
      new AuthorizationRequestState(
          new LoginSecret("a login secret"),
          "corp",
          new Linking(new AccountId(new UUID(0, 1)), new SessionId(new UUID(0, 2))),
          new SessionId(new UUID(0, 3)),
          Instant.parse("2026-11-21T12:00:00Z"));

  private final StateCookie before = new StateCookie(Keyring.of("first"));
  private final StateCookie rotated = new StateCookie(Keyring.of("second", "first"));
  private final StateCookie after = new StateCookie(Keyring.of("second"));

  @Test
  void aSignInThatIsUnderWayGoesOnAfterARotation() {
    var sealed = before.seal(STATE);
    assertThat(sealed).doesNotContain("corp");
    assertThat(before.open(sealed)).contains(STATE);
    assertThat(rotated.open(sealed)).contains(STATE);
    assertThat(after.open(sealed)).isEmpty();
    assertThat(after.open(rotated.seal(STATE))).contains(STATE);
  }

  @Test
  void aCookieOfTheVersionBeforeIsRead() throws Exception {
    var object =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
            new Payload(
                Map.<String, Object>of(
                    "secret",
                    "a login secret",
                    "provider",
                    "corp",
                    "expires",
                    STATE.expiresAt().toEpochMilli(),
                    "user",
                    new UUID(0, 1).toString(),
                    "session",
                    new UUID(0, 2).toString(),
                    "former",
                    new UUID(0, 3).toString())));
    object.encrypt(
        new DirectEncrypter(
            Digests.hmac(
                "first".getBytes(StandardCharsets.UTF_8),
                "an authorization request state".getBytes(StandardCharsets.UTF_8))));
    assertThat(before.open(object.serialize())).contains(STATE);
    assertThat(rotated.open(object.serialize())).contains(STATE);
  }

  @Test
  void aCookieThatWasNotMadeHereIsRefused() {
    assertThat(before.open(null)).isEmpty();
    assertThat(before.open("")).isEmpty();
    assertThat(before.open("made up")).isEmpty();
    assertThat(before.open(after.seal(STATE))).isEmpty();
  }
}
