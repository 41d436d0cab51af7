package io.bedloe.identity.sessions.data;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.identity.sessions.SigningKeyView;
import io.bedloe.identity.sessions.model.VerificationKeys;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Schema;
import io.bedloe.platform.persistence.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign access tokens (ES256). They are stored in the database, so that all servers
 * have the same ones; the private part is encrypted. A key signs from a given time until the next
 * one does; its public part is kept as long as its tokens can be valid, unless it is withdrawn.
 */
@ApplicationScoped
public class SigningKeys implements EncryptedColumns {

  private static final KeyPurpose PRIVATE_KEYS =
      KeyPurpose.of("signing keys", EarlierDerivation.SHA_256);

  /** The maximum lifetime of a token, equal to that of an impersonation; no setting exceeds it. */
  private static final Duration LONGEST_TOKEN = Duration.ofHours(1);

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final Settings settings;
  private final Encryption encryption;
  private final VerificationKeys verification;

  @Inject
  public SigningKeys(Sql sql, Ids ids, Clock clock, Settings settings, Keyring keyring) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
    this.encryption = keyring.encryption(PRIVATE_KEYS);
    this.verification = new VerificationKeys(this::trusted, Roles.STALENESS, clock);
  }

  /** Creates the first key; servers that start at the same time wait for each other. */
  @Transactional
  void createFirst(@Observes @Priority(StartOrder.SIGNING_KEYS) Schema.Ready ready) {
    lock();
    if (newest().isEmpty()) {
      add(clock.instant());
    }
  }

  /** Serializes changes of keys. */
  public void lock() {
    sql.advisoryLock("access.signing-keys");
  }

  /** Returns when the newest key begins to sign; empty when all keys were withdrawn. */
  public Optional<Instant> newest() {
    return sql.one(
        """
        SELECT signs_from FROM signing_keys WHERE withdrawn_at IS NULL
        ORDER BY signs_from DESC LIMIT 1""",
        row -> row.instant("signs_from"));
  }

  /** Creates a key that is published from now on, and that signs from the given time. */
  public SigningKeyView add(Instant signsFrom) {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(ids.next().toString())
              .keyUse(KeyUse.SIGNATURE)
              .generate();
      var now = clock.instant();
      sql.update(
          """
          INSERT INTO signing_keys (kid, public_jwk, private_jwe, created_at, signs_from)
          VALUES (?, ?, ?, ?, ?)""",
          key.getKeyID(),
          key.toPublicJWK().toJSONString(),
          encryption.encrypt(key.toJSONString()),
          now,
          signsFrom);
      return new SigningKeyView(key.getKeyID(), now, signsFrom);
    } catch (JOSEException failure) {
      throw new IllegalStateException("cannot generate a signing key", failure);
    }
  }

  /**
   * Withdraws all keys except this one, so that their tokens are refused; returns the number of
   * withdrawn keys.
   */
  public int withdrawAllBut(String kid) {
    return sql.update(
        """
        UPDATE signing_keys SET withdrawn_at = ?, private_jwe = NULL
        WHERE kid <> ? AND withdrawn_at IS NULL""",
        clock.instant(),
        kid);
  }

  /** Deletes keys whose tokens have all expired; returns their number. */
  public int deleteOld() {
    var life = settings.get(SessionSettings.TOKEN_LIFE);
    var longest = life.compareTo(LONGEST_TOKEN) > 0 ? life : LONGEST_TOKEN;
    return sql.update(
        """
        DELETE FROM signing_keys k WHERE EXISTS (
          SELECT 1 FROM signing_keys n
          WHERE n.signs_from > k.signs_from AND n.signs_from < ? AND n.withdrawn_at IS NULL)""",
        clock.instant().minus(longest.multipliedBy(2)));
  }

  /**
   * Returns the key that signs now: the last that has begun, or the first one if this clock is
   * behind.
   */
  public ECKey current() {
    var now = clock.instant();
    return parsed(
        encryption.decrypt(
            sql.single(
                """
                    SELECT private_jwe FROM signing_keys
                    WHERE withdrawn_at IS NULL
                    ORDER BY signs_from > ?, abs(extract(epoch FROM signs_from - ?::timestamptz)), kid
                    LIMIT 1""",
                row -> row.text("private_jwe"),
                now,
                now)));
  }

  /** Returns the keys that verify access tokens, which are kept in memory. */
  public VerificationKeys verification() {
    return verification;
  }

  /** Returns whether the tokens of a key are accepted. */
  public boolean isTrusted(String kid) {
    return verification.find(kid).isPresent();
  }

  void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
    verification.evict();
  }

  /** Returns the public parts of all trusted keys, as a JWK set (RFC 7517). */
  public String publicSet() {
    return new JWKSet(trusted().stream().<JWK>map(key -> key).toList()).toString();
  }

  private List<ECKey> trusted() {
    return sql.list(
        """
        SELECT public_jwk FROM signing_keys WHERE withdrawn_at IS NULL
        ORDER BY signs_from, kid""",
        row -> parsed(row.text("public_jwk")));
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException broken) {
      throw new IllegalStateException("a stored key cannot be parsed", broken);
    }
  }

  @Override
  public List<EncryptedColumn> encryptedColumns() {
    return List.of(
        new EncryptedColumn(
            "private signing keys",
            encryption,
            """
            SELECT kid AS id, private_jwe AS encrypted FROM signing_keys
            WHERE kid > ? AND NOT starts_with(private_jwe, ?) ORDER BY kid LIMIT ?""",
            "UPDATE signing_keys SET private_jwe = ? WHERE kid = ? AND private_jwe = ?"));
  }
}
