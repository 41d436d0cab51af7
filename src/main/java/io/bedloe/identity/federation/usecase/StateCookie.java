package io.bedloe.identity.federation.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.oidc.LoginSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the state of an authorization request (JWE, A256GCM), so that the browser that keeps it
 * can neither read nor change it. Sign-ins that are begun and not completed leave no data on the
 * server.
 */
@ApplicationScoped
public class StateCookie {

  private static final KeyPurpose STATE =
      KeyPurpose.of("an authorization request state", EarlierDerivation.HMAC_OF_LABEL);
  private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

  private final Encryption encryption;

  @Inject
  public StateCookie(Keyring keyring) {
    this.encryption = keyring.encryption(STATE);
  }

  String seal(AuthorizationRequestState login) {
    var content = new LinkedHashMap<String, Object>();
    content.put("secret", login.secret().text());
    content.put("provider", login.provider());
    content.put("expires", login.expiresAt().toEpochMilli());
    if (login.linking() != null) {
      content.put("user", login.linking().userId().toString());
      content.put("session", login.linking().sessionId().toString());
    }
    if (login.former() != null) {
      content.put("former", login.former().toString());
    }
    try {
      return encryption.encrypt(Json.mapper().writeValueAsString(content));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of texts is JSON", impossible);
    }
  }

  /** Decrypts the state; empty when this server's secret did not encrypt it. */
  Optional<AuthorizationRequestState> open(@Nullable String sealed) {
    return Optional.ofNullable(sealed).flatMap(encryption::tryToDecrypt).flatMap(StateCookie::read);
  }

  private static Optional<AuthorizationRequestState> read(String json) {
    try {
      return Optional.of(login(Json.mapper().readValue(json, CONTENT)));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  private static AuthorizationRequestState login(Map<String, Object> content) {
    var user = content.get("user");
    var linking =
        user == null
            ? null
            : new Linking(
                new AccountId(UUID.fromString(user.toString())),
                new SessionId(UUID.fromString(text(content, "session"))));
    var former = content.get("former");
    return new AuthorizationRequestState(
        new LoginSecret(text(content, "secret")),
        text(content, "provider"),
        linking,
        former == null ? null : new SessionId(UUID.fromString(former.toString())),
        Instant.ofEpochMilli(Long.parseLong(text(content, "expires"))));
  }

  private static String text(Map<String, Object> content, String name) {
    return String.valueOf(content.get(name));
  }
}
