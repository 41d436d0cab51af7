package io.bedloe.platform.throttle;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources from which accounts have signed in before: hashes of addresses and of device cookies.
 */
@ApplicationScoped
public class KnownSources {

  /** A program that keeps no cookies counts as a new device at each sign-in. */
  private static final int MOST_OF_AN_ACCOUNT = 50;

  private final Sql sql;

  @Inject
  public KnownSources(Sql sql) {
    this.sql = sql;
  }

  /**
   * The account that failed sign-ins are counted for. The database decides which spellings of an
   * e-mail address belong to the same account, as at sign-in.
   *
   * @param userId null when there is no account
   */
  public record CountedAccount(@Nullable AccountId userId, String spelling) {

    /** Returns the key of the account's counters. */
    public String key() {
      return userId == null ? spelling : userId.toString();
    }
  }

  public CountedAccount accountOf(String email) {
    return sql.single(
        """
        SELECT (SELECT id FROM users WHERE lower(email) = lower(?)) AS id,
          lower(?) AS spelling""",
        row -> new CountedAccount(row.idOrNull("id", AccountId::new), row.text("spelling")),
        email,
        email);
  }

  /** Returns those of the given sources from which an account has signed in. */
  public Set<String> knownOf(Set<String> keys) {
    return new HashSet<>(
        sql.list(
            "SELECT key FROM known_sign_in_sources WHERE key = ANY (?)",
            row -> row.text("key"),
            (Object) keys.toArray(String[]::new)));
  }

  /** Stores sources of an account, and deletes its oldest when there are too many. */
  public void save(AccountId userId, List<String> keys, Instant now) {
    for (var key : keys) {
      sql.update(
          """
          INSERT INTO known_sign_in_sources (key, user_id, last_used_at) VALUES (?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET last_used_at = excluded.last_used_at""",
          key,
          userId,
          now);
    }
    sql.update(
        """
        DELETE FROM known_sign_in_sources WHERE key IN (
          SELECT key FROM known_sign_in_sources WHERE user_id = ?
          ORDER BY last_used_at DESC OFFSET ?)""",
        userId,
        MOST_OF_AN_ACCOUNT);
  }

  public void deleteAllOf(AccountId userId) {
    sql.update("DELETE FROM known_sign_in_sources WHERE user_id = ?", userId);
  }

  /** Deletes sources that were not used since then; returns their number. */
  public int deleteUnusedSince(Instant then) {
    return sql.update("DELETE FROM known_sign_in_sources WHERE last_used_at < ?", then);
  }
}
