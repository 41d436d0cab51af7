package io.bedloe.platform.throttle;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** How often something was tried, and until when it is blocked; shared by all servers. */
@ApplicationScoped
public class AttemptCounters {

  /** Not the time of the try: one that came at the same moment may have looked a bit earlier. */
  private static final Instant NOT_BLOCKED = Instant.EPOCH;

  private final Sql sql;

  @Inject
  public AttemptCounters(Sql sql) {
    this.sql = sql;
  }

  /**
   * Counts a try, which sets the delay of the next, unless a delay lasts. Returns until when the
   * try is blocked; the current time when it is not.
   */
  public Instant count(String key, AttemptDelay delay, Instant now) {
    record Tries(int tries, Instant blockedUntil, Instant lastAt) {}
    // One statement makes the row or holds it: a right password may remove it at any moment
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

  /** Counts a try that is not blocked and sets no delay; its success is taken back like others'. */
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

  /** Takes back as many tries as have turned out to be no guesses. */
  public void giveBack(String key, int tries) {
    sql.update("UPDATE sign_in_tries SET tries = greatest(tries - ?, 0) WHERE key = ?", tries, key);
  }

  /** Removes a counter; returns what it had counted. */
  public int remove(String key) {
    return sql.one(
            "DELETE FROM sign_in_tries WHERE key = ? RETURNING tries",
            row -> row.integer("tries"),
            key)
        .orElse(0);
  }

  /** Removes counters that nobody has come to since; returns how many. */
  public int deleteUnusedSince(Instant then) {
    return sql.update(
        "DELETE FROM sign_in_tries WHERE last_at < ? AND blocked_until < ?", then, then);
  }
}
