package io.bedloe.identity.federation.usecase;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.bedloe.identity.federation.model.AuthorizationRequestState;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.CryptoSettings;
import io.bedloe.platform.oidc.LoginSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the state of an authorization request (JWE, A256GCM), so that the browser that keeps it
 * can neither read nor change it. Sign-ins that are begun and not completed leave no data on the
 * server.
 */
@ApplicationScoped
public class StateCookie {

  private final Settings settings;

  @Inject
  public StateCookie(Settings settings) {
    this.settings = settings;
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
      var object =
          new JWEObject(
              new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(content));
      object.encrypt(new DirectEncrypter(key()));
      return object.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException("cannot encrypt the authorization request state", failure);
    }
  }

  /** Decrypts the state; empty when this server's secret did not encrypt it. */
  Optional<AuthorizationRequestState> open(@Nullable String sealed) {
    if (sealed == null) {
      return Optional.empty();
    }
    try {
      var object = JWEObject.parse(sealed);
      if (!JWEAlgorithm.DIR.equals(object.getHeader().getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(object.getHeader().getEncryptionMethod())) {
        return Optional.empty();
      }
      object.decrypt(new DirectDecrypter(key()));
      return Optional.of(login(object.getPayload().toJSONObject()));
    } catch (ParseException | JOSEException notOurs) {
      return Optional.empty();
    }
  }

  private static AuthorizationRequestState login(Map<String, Object> content) {
    var user = content.get("user");
    var linking =
        user == null
            ? null
            : new Linking(
                UUID.fromString(user.toString()), UUID.fromString(text(content, "session")));
    var former = content.get("former");
    return new AuthorizationRequestState(
        new LoginSecret(text(content, "secret")),
        text(content, "provider"),
        linking,
        former == null ? null : UUID.fromString(former.toString()),
        Instant.ofEpochMilli(Long.parseLong(text(content, "expires"))));
  }

  private static String text(Map<String, Object> content, String name) {
    return String.valueOf(content.get(name));
  }

  private byte[] key() {
    try {
      var secret = settings.get(CryptoSettings.SECRET).getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal("an authorization request state".getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
