package io.bedloe.platform.throttle;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Counts attempts and blocks further ones for a time; all servers share the counters. */
@ApplicationScoped
public class AttemptCounters {

  /**
   * The time of the attempt is not used: an attempt at the same time may have read the clock
   * slightly earlier.
   */
  private static final Instant NOT_BLOCKED = Instant.EPOCH;

  private final Sql sql;

  @Inject
  public AttemptCounters(Sql sql) {
    this.sql = sql;
  }

  /**
   * Counts an attempt, which sets the delay before the next one, unless it is blocked. Returns the
   * end of the block; the current time when the attempt is not blocked.
   */
  public Instant count(String key, AttemptDelay delay, Instant now) {
    record Tries(int tries, Instant blockedUntil, Instant lastAt) {}
    // One statement inserts or locks the row, because a successful sign-in may delete it at any
    // time.
    var known =
        sql.single(
            """
            INSERT INTO sign_in_tries AS t (key, tries, blocked_until, last_at)
            VALUES (?, 0, ?, ?) ON CONFLICT (key) DO UPDATE SET key = excluded.key
            RETURNING t.tries, t.blocked_until, t.last_at""",
            row ->
                new Tries(
                    row.integer("tries"), row.instant("blocked_until"), row.instant("last_at")),
            key,
            NOT_BLOCKED,
            now);
    if (known.blockedUntil().isAfter(now)) {
      return known.blockedUntil();
    }
    int tries = delay.isForgotten(known.lastAt(), now) ? 1 : known.tries() + 1;
    var wait = delay.after(tries);
    sql.update(
        "UPDATE sign_in_tries SET tries = ?, blocked_until = ?, last_at = ? WHERE key = ?",
        tries,
        wait.isZero() ? NOT_BLOCKED : now.plus(wait),
        now,
        key);
    return now;
  }

  /**
   * Counts an attempt that is not blocked and sets no delay; its success is subtracted as usual.
   */
  public void countOnly(String key, AttemptDelay delay, Instant now) {
    sql.update(
        """
        INSERT INTO sign_in_tries AS t (key, tries, blocked_until, last_at) VALUES (?, 1, ?, ?)
        ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
          tries = CASE WHEN t.last_at < ? THEN 1 ELSE t.tries + 1 END""",
        key,
        NOT_BLOCKED,
        now,
        delay.rememberedSince(now));
  }

  /** Subtracts attempts that turned out not to be guesses. */
  public void giveBack(String key, int tries) {
    sql.update("UPDATE sign_in_tries SET tries = greatest(tries - ?, 0) WHERE key = ?", tries, key);
  }

  /** Deletes a counter; returns its count. */
  public int remove(String key) {
    return sql.one(
            "DELETE FROM sign_in_tries WHERE key = ? RETURNING tries",
            row -> row.integer("tries"),
            key)
        .orElse(0);
  }

  /** Deletes counters that were not used since then; returns their number. */
  public int deleteUnusedSince(Instant then) {
    return sql.update(
        "DELETE FROM sign_in_tries WHERE last_at < ? AND blocked_until < ?", then, then);
  }
}
