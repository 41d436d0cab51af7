package io.bedloe.platform.idempotency;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answers that were given under a key. A key is held by a transaction-level advisory lock, so a
 * killed server holds nothing and leaves nothing half done.
 */
@ApplicationScoped
public class StoredAnswers {

  /** How long an answer is given again. */
  static final Duration KEPT = Duration.ofHours(24);

  /**
   * An answer as it went out.
   *
   * @param location the Location header, if there was one
   * @param tag the ETag's value, if there was one
   */
  public record Answer(int status, String body, @Nullable String location, @Nullable String tag) {}

  private final Sql sql;
  private final Clock clock;

  @Inject
  public StoredAnswers(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private record Found(String fingerprint, Answer answer) {}

  /**
   * Takes hold of a key until the transaction ends.
   *
   * @param fingerprint what tells one request from another
   * @return the stored answer, when this very request was answered before
   */
  public Optional<Answer> hold(UUID caller, String key, String fingerprint) {
    // The look-up is a statement of its own: its snapshot has to be younger than the lock.
    boolean held =
        sql.single(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS held",
            row -> row.flag("held"),
            caller + "/" + key);
    if (!held) {
      throw Rejected.because(
          IdempotencyRule.IDEMPOTENCY_KEY_IN_USE,
          "Wait for the response to the first request, or send the request again later.");
    }
    var found =
        sql.one(
            """
            SELECT fingerprint, status, body, location, tag FROM idempotency_answers
            WHERE caller_id = ? AND key = ? AND created_at > ?""",
            row ->
                new Found(
                    row.text("fingerprint"),
                    new Answer(
                        row.integer("status"),
                        row.text("body"),
                        row.textOrNull("location"),
                        row.textOrNull("tag"))),
            caller,
            key,
            clock.instant().minus(KEPT));
    if (found.isPresent() && !found.get().fingerprint().equals(fingerprint)) {
      throw Rejected.because(
          IdempotencyRule.IDEMPOTENCY_KEY_REUSED,
          "The key came with another path or body before; use a new key for a new request.");
    }
    return found.map(Found::answer);
  }

  public void keep(UUID caller, String key, String fingerprint, Answer answer) {
    sql.update(
        """
        INSERT INTO idempotency_answers
          (caller_id, key, fingerprint, status, body, location, tag, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (caller_id, key) DO UPDATE SET
          fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
          location = excluded.location, tag = excluded.tag, created_at = excluded.created_at""",
        caller,
        key,
        fingerprint,
        answer.status(),
        answer.body(),
        answer.location(),
        answer.tag(),
        clock.instant());
  }

  /** Forgets what is too old to be given again; answers how many. */
  public int forgetOld() {
    return sql.update(
        "DELETE FROM idempotency_answers WHERE created_at <= ?", clock.instant().minus(KEPT));
  }
}
