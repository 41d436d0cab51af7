package io.bedloe.identity.mfa;

import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedValues;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second factors of accounts, encrypted, and the hashes of their recovery codes. */
@ApplicationScoped
public class SecondFactors implements EncryptedValues {

  private static final KeyPurpose SECRETS =
      KeyPurpose.of("second factor", EarlierDerivation.SHA_256);

  private final Sql sql;
  private final Encryption encryption;

  @Inject
  public SecondFactors(Sql sql, Keyring keyring) {
    this.sql = sql;
    this.encryption = keyring.encryption(SECRETS);
  }

  /**
   * The second factor of an account.
   *
   * @param confirmedAt when the factor became active; null until its first code was verified
   * @param lastStep the time step of the last accepted code
   */
  public record Factor(TotpSecret secret, @Nullable Instant confirmedAt, long lastStep) {

    public boolean isActive() {
      return confirmedAt != null;
    }
  }

  public Optional<Factor> find(UUID userId) {
    return factor("", userId);
  }

  /**
   * Returns the factor and locks it until the transaction ends: of two concurrent requests with one
   * code, the second is refused.
   */
  public Optional<Factor> findLocked(UUID userId) {
    return factor(" FOR UPDATE", userId);
  }

  private Optional<Factor> factor(String lock, UUID userId) {
    return sql.one(
        "SELECT secret_jwe, confirmed_at, last_step FROM second_factors WHERE user_id = ?" + lock,
        row ->
            new Factor(
                new TotpSecret(encryption.decrypt(row.text("secret_jwe"))),
                row.instantOrNull("confirmed_at"),
                row.number("last_step")),
        userId);
  }

  /**
   * Stores a factor that becomes active when a code of it is verified; it replaces one that was
   * never verified.
   */
  public void begin(UUID userId, TotpSecret secret, Instant now) {
    sql.update(
        """
        INSERT INTO second_factors (user_id, secret_jwe, created_at, last_step)
        VALUES (?, ?, ?, 0)
        ON CONFLICT (user_id) DO UPDATE SET secret_jwe = excluded.secret_jwe,
          created_at = excluded.created_at WHERE second_factors.confirmed_at IS NULL""",
        userId,
        encryption.encrypt(secret.base64()),
        now);
  }

  public void confirm(UUID userId, Instant now) {
    sql.update("UPDATE second_factors SET confirmed_at = ? WHERE user_id = ?", now, userId);
  }

  public void saveUsedStep(UUID userId, long step) {
    sql.update("UPDATE second_factors SET last_step = ? WHERE user_id = ?", step, userId);
  }

  /** Removes the factor and its recovery codes; returns whether there was an active one. */
  public boolean remove(UUID userId) {
    sql.update("DELETE FROM recovery_codes WHERE user_id = ?", userId);
    return sql.one(
            "DELETE FROM second_factors WHERE user_id = ? RETURNING confirmed_at",
            row -> row.instantOrNull("confirmed_at") != null,
            userId)
        .orElse(false);
  }

  /** Replaces all recovery codes. */
  public void setCodes(UUID userId, List<RecoveryCode> codes) {
    sql.update("DELETE FROM recovery_codes WHERE user_id = ?", userId);
    codes.forEach(
        code ->
            sql.update(
                "INSERT INTO recovery_codes (hash, user_id) VALUES (?, ?)", code.hash(), userId));
  }

  /** Uses a recovery code; returns whether it was valid and unused. */
  public boolean useRecoveryCode(UUID userId, RecoveryCode code) {
    return sql.update(
            "DELETE FROM recovery_codes WHERE user_id = ? AND hash = ?", userId, code.hash())
        > 0;
  }

  public int codesLeft(UUID userId) {
    return sql.single(
        "SELECT count(*) AS n FROM recovery_codes WHERE user_id = ?",
        row -> row.integer("n"),
        userId);
  }

  @Override
  public String description() {
    return "second factors";
  }

  @Override
  public Batch encryptAgain(String after, int most) {
    var found =
        sql.list(
            """
            SELECT user_id::text AS id, secret_jwe FROM second_factors
            WHERE user_id::text > ? AND NOT starts_with(secret_jwe, ?)
            ORDER BY user_id::text LIMIT ? FOR UPDATE""",
            row -> new Stored(row.text("id"), row.text("secret_jwe")),
            after,
            encryption.currentPrefix(),
            most);
    var batch = Batch.after(after);
    for (var stored : found) {
      var text = encryption.tryToDecrypt(stored.encrypted());
      text.ifPresent(
          plain ->
              sql.update(
                  "UPDATE second_factors SET secret_jwe = ? WHERE user_id = ?::uuid",
                  encryption.encrypt(plain),
                  stored.id()));
      batch = batch.with(stored.id(), text.isPresent());
    }
    return batch;
  }

  private record Stored(String id, String encrypted) {}
}
