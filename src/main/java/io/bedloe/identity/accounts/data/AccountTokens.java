package io.bedloe.identity.accounts.data;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were sent to accounts by e-mail. A token is valid while it is the newest of its
 * account and purpose, unused and not expired, and while the account is enabled and still has the
 * address that the token was sent to.
 */
@ApplicationScoped
public class AccountTokens {

  private static final String GOOD =
      """
      t.hash = ? AND t.purpose = ? AND t.expires_at > ? AND t.used_at IS NULL
        AND u.id = t.user_id AND u.enabled AND u.erased_at IS NULL
        AND lower(u.email) = lower(t.email)
        AND (t.purpose = 'INVITATION') = (u.password_hash IS NULL)
        AND NOT EXISTS (SELECT 1 FROM account_tokens n WHERE n.user_id = t.user_id
          AND n.purpose = t.purpose AND n.created_at > t.created_at)""";

  private final Sql sql;

  @Inject
  public AccountTokens(Sql sql) {
    this.sql = sql;
  }

  /**
   * Stores a token.
   *
   * @param account null when no account has the requested address: the token is then never valid,
   *     but the request takes the same time
   */
  public void add(
      MailedToken token, Purpose purpose, @Nullable Account account, Instant now, Instant until) {
    sql.update(
        """
        INSERT INTO account_tokens (hash, purpose, user_id, email, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        token.hash(),
        purpose,
        account == null ? null : account.id(),
        account == null ? null : account.email(),
        now,
        until);
  }

  /** Returns the account of a token that is valid for this purpose. */
  public Optional<AccountId> find(MailedToken token, Purpose purpose, Instant now) {
    return sql.one(
        "SELECT t.user_id FROM account_tokens t, users u WHERE " + GOOD,
        row -> row.id("user_id", AccountId::new),
        token.hash(),
        purpose,
        now);
  }

  /** Returns the owner of a token, also of an expired one; empty when the token is unknown. */
  public Optional<AccountId> ownerOfAny(MailedToken token) {
    return sql
        .list(
            "SELECT user_id FROM account_tokens WHERE hash = ? AND user_id IS NOT NULL",
            row -> row.id("user_id", AccountId::new),
            token.hash())
        .stream()
        .findFirst();
  }

  /** Uses a token; of several concurrent calls only one returns true. */
  public boolean use(MailedToken token, Purpose purpose, Instant now) {
    return sql.update(
            "UPDATE account_tokens t SET used_at = ? FROM users u WHERE " + GOOD,
            now,
            token.hash(),
            purpose,
            now)
        > 0;
  }

  /** Invalidates all tokens of an account. */
  public void voidAllOf(AccountId userId) {
    sql.update("DELETE FROM account_tokens WHERE user_id = ?", userId);
  }

  public int deleteExpired(Instant now) {
    return sql.update("DELETE FROM account_tokens WHERE expires_at <= ?", now);
  }
}
