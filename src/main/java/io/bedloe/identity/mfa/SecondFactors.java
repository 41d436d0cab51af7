package io.bedloe.identity.mfa;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The second factors of accounts, encrypted, and the hashes of their recovery codes. */
@ApplicationScoped
public class SecondFactors implements EncryptedColumns {

  private static final KeyPurpose SECRETS =
      KeyPurpose.of("second factor", EarlierDerivation.SHA_256);

  private final Sql sql;
  private final Encryption encryption;

  @Inject
  public SecondFactors(Sql sql, Keyring keyring) {
    this.sql = sql;
    this.encryption = keyring.encryption(SECRETS);
  }

  public Optional<SecondFactor> find(AccountId userId) {
    return factor("", userId);
  }

  /**
   * Returns the factor and locks it until the transaction ends: of two concurrent requests with one
   * code, the second is refused.
   */
  public Optional<SecondFactor> findLocked(AccountId userId) {
    return factor(" FOR UPDATE", userId);
  }

  /**
   * Locks the factor until the transaction ends and returns its state. The secret is not decrypted,
   * so that a factor can be reset when {@code bedloe.secret} was lost.
   */
  public Optional<SecondFactor.State> lockState(AccountId userId) {
    return sql.one(
        "SELECT confirmed_at FROM second_factors WHERE user_id = ? FOR UPDATE",
        row -> SecondFactor.stateOf(row.instantOrNull("confirmed_at")),
        userId);
  }

  private Optional<SecondFactor> factor(String lock, AccountId userId) {
    return sql.one(
        "SELECT secret_jwe, confirmed_at, last_step FROM second_factors WHERE user_id = ?" + lock,
        row ->
            new SecondFactor(
                new TotpSecret(encryption.decrypt(row.text("secret_jwe"))),
                row.instantOrNull("confirmed_at"),
                row.number("last_step")),
        userId);
  }

  /**
   * Stores a factor that becomes active when a code of it is verified; it replaces one that was
   * never verified.
   */
  public void begin(AccountId userId, SecondFactor factor, Instant now) {
    sql.update(
        """
        INSERT INTO second_factors (user_id, secret_jwe, created_at, last_step)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET secret_jwe = excluded.secret_jwe,
          created_at = excluded.created_at WHERE second_factors.confirmed_at IS NULL""",
        userId,
        encryption.encrypt(factor.secret().base64()),
        now,
        factor.lastStep());
  }

  /** Stores the state and the last step of a factor that {@link #findLocked} has locked. */
  public void save(AccountId userId, SecondFactor factor) {
    sql.update(
        "UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE user_id = ?",
        factor.confirmedAt(),
        factor.lastStep(),
        userId);
  }

  /** Removes the factor and its recovery codes. */
  public void remove(AccountId userId) {
    sql.update("DELETE FROM recovery_codes WHERE user_id = ?", userId);
    sql.update("DELETE FROM second_factors WHERE user_id = ?", userId);
  }

  /** Replaces all recovery codes. */
  public void setCodes(AccountId userId, List<RecoveryCode> codes) {
    sql.update("DELETE FROM recovery_codes WHERE user_id = ?", userId);
    codes.forEach(
        code ->
            sql.update(
                "INSERT INTO recovery_codes (hash, user_id) VALUES (?, ?)", code.hash(), userId));
  }

  /** Uses a recovery code; returns whether it was valid and unused. */
  public boolean useRecoveryCode(AccountId userId, RecoveryCode code) {
    return sql.update(
            "DELETE FROM recovery_codes WHERE user_id = ? AND hash = ?", userId, code.hash())
        > 0;
  }

  public int codesLeft(AccountId userId) {
    return sql.single(
        "SELECT count(*) AS n FROM recovery_codes WHERE user_id = ?",
        row -> row.integer("n"),
        userId);
  }

  @Override
  public List<EncryptedColumn> encryptedColumns() {
    return List.of(
        new EncryptedColumn(
            "second factors",
            encryption,
            """
            SELECT user_id::text AS id, secret_jwe AS encrypted FROM second_factors
            WHERE user_id::text > ? AND NOT starts_with(secret_jwe, ?)
            ORDER BY user_id::text LIMIT ?""",
            "UPDATE second_factors SET secret_jwe = ? WHERE user_id = ?::uuid AND secret_jwe = ?"));
  }
}
