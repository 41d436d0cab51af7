package io.bedloe.access.data;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.bedloe.access.AccessSettings;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.Schema;
import io.bedloe.platform.persistence.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;

/**
 * The keys that sign access tokens (ES256). They live in the database, so that all servers have the
 * same ones; the private half is encrypted (JWE, A256GCM) with a key from the configuration.
 */
@ApplicationScoped
public class SigningKeys {

  private static final int FIRST = 100;

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;

  @Inject
  public SigningKeys(Sql sql, Ids ids, Clock clock, Settings settings) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SigningKeys() {
    this.sql = null;
    this.ids = null;
    this.clock = null;
    this.settings = null;
  }

  /** Makes the first key; servers that start together wait for each other. */
  @Transactional
  void makeFirst(@Observes @Priority(FIRST) Schema.Ready ready) {
    sql.update("LOCK TABLE signing_keys IN EXCLUSIVE MODE");
    if (sql.single("SELECT count(*) AS n FROM signing_keys", row -> row.number("n")) > 0) {
      return;
    }
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(ids.next().toString())
              .keyUse(KeyUse.SIGNATURE)
              .generate();
      sql.update(
          "INSERT INTO signing_keys (kid, public_jwk, private_jwe, created_at) VALUES (?, ?, ?, ?)",
          key.getKeyID(),
          key.toPublicJWK().toJSONString(),
          encrypted(key),
          clock.instant());
    } catch (JOSEException failure) {
      throw new IllegalStateException("cannot make a signing key", failure);
    }
  }

  /** The key that signs now: the newest. */
  public ECKey current() {
    var jwe =
        sql.single(
            "SELECT private_jwe FROM signing_keys ORDER BY created_at DESC, kid DESC LIMIT 1",
            row -> row.text("private_jwe"));
    try {
      var object = JWEObject.parse(jwe);
      object.decrypt(new DirectDecrypter(encryptionKey()));
      return ECKey.parse(object.getPayload().toString());
    } catch (ParseException | JOSEException failure) {
      throw new IllegalStateException(
          "the signing key cannot be decrypted: bedloe.secret is not the one it was made with",
          failure);
    }
  }

  /** The public halves of all keys, as a JWK set (RFC 7517). */
  public String publicSet() {
    var keys =
        sql.list(
            "SELECT public_jwk FROM signing_keys ORDER BY created_at",
            row -> parsed(row.text("public_jwk")));
    return new JWKSet(keys.stream().<com.nimbusds.jose.jwk.JWK>map(key -> key).toList()).toString();
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException broken) {
      throw new IllegalStateException("a stored public key is broken", broken);
    }
  }

  private String encrypted(ECKey key) throws JOSEException {
    var object =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
            new Payload(key.toJSONString()));
    object.encrypt(new DirectEncrypter(encryptionKey()));
    return object.serialize();
  }

  private byte[] encryptionKey() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(settings.get(AccessSettings.SECRET).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
