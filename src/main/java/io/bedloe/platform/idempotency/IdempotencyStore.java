package io.bedloe.platform.idempotency;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored responses, by their key. A transaction-level advisory lock protects a key, so that the
 * lock of a killed server is released.
 */
@ApplicationScoped
public class IdempotencyStore {

  /** The time for which a response is stored. */
  static final Duration KEPT = Duration.ofHours(24);

  /**
   * A stored response.
   *
   * @param location the Location header, if there is one
   * @param tag the value of the ETag, if there is one
   */
  public record Answer(int status, String body, @Nullable String location, @Nullable String tag) {}

  private final Sql sql;
  private final Clock clock;

  @Inject
  public IdempotencyStore(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A request with an Idempotency-Key.
   *
   * @param fingerprint the fingerprint of the request
   * @param readingRights the fingerprint of the caller's permissions and limits
   */
  public record Attempt(
      AccountId caller,
      String idempotencyKey,
      Fingerprint fingerprint,
      Fingerprint readingRights) {}

  private record Found(String fingerprint, @Nullable String readingRights, Answer answer) {}

  /**
   * Locks a key until the transaction ends. It refuses when the same request has a stored response
   * but the caller's rights have changed since then: the response may contain data that the caller
   * may not read now.
   *
   * @return the stored response of the same request, if there is one
   */
  public Optional<Answer> reserve(Attempt attempt) {
    // The look-up is a separate statement of the same round trip, because its snapshot must be
    // newer than the lock.
    var held =
        sql.singleLater(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS held",
            row -> row.flag("held"),
            attempt.caller() + "/" + attempt.idempotencyKey());
    var found =
        sql.one(
            """
            SELECT fingerprint, reading_rights, status, body, location, tag FROM idempotency_answers
            WHERE caller_id = ? AND key = ? AND created_at > ?""",
            row ->
                new Found(
                    row.text("fingerprint"),
                    row.textOrNull("reading_rights"),
                    new Answer(
                        row.integer("status"),
                        row.text("body"),
                        row.textOrNull("location"),
                        row.textOrNull("tag"))),
            attempt.caller(),
            attempt.idempotencyKey(),
            clock.instant().minus(KEPT));
    if (!held.get()) {
      throw Rejected.because(
          IdempotencyRule.IDEMPOTENCY_KEY_IN_USE,
          "Wait for the response to the first request, or send the request again later.");
    }
    found.ifPresent(stored -> mustBeTheSame(stored, attempt));
    return found.map(Found::answer);
  }

  private static void mustBeTheSame(Found stored, Attempt attempt) {
    if (!attempt.fingerprint().matches(stored.fingerprint())) {
      throw Rejected.because(
          IdempotencyRule.IDEMPOTENCY_KEY_REUSED,
          "The key came with another path or body before; use a new key for a new request.");
    }
    if (!attempt.readingRights().matches(stored.readingRights())) {
      throw withheld(stored.answer());
    }
  }

  private static Rejected withheld(Answer answer) {
    var done =
        "The request took effect before, and does not again. Since it was answered, it has changed"
            + " what you may read. ";
    var location = answer.location();
    return location == null
        ? Rejected.because(
            IdempotencyRule.IDEMPOTENT_RESPONSE_WITHHELD,
            done + "Send a GET for what the request is about.")
        : Rejected.because(
                IdempotencyRule.IDEMPOTENT_RESPONSE_WITHHELD,
                done + "Send a GET to " + location + " for its result.")
            .with("location", location);
  }

  /** Stores a response; the statement is sent with the commit of the transaction. */
  public void save(Attempt attempt, Answer answer) {
    sql.updateLater(
        """
        INSERT INTO idempotency_answers
          (caller_id, key, fingerprint, reading_rights, status, body, location, tag, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (caller_id, key) DO UPDATE SET
          fingerprint = excluded.fingerprint, reading_rights = excluded.reading_rights,
          status = excluded.status, body = excluded.body,
          location = excluded.location, tag = excluded.tag, created_at = excluded.created_at""",
        attempt.caller(),
        attempt.idempotencyKey(),
        attempt.fingerprint().text(),
        attempt.readingRights().text(),
        answer.status(),
        answer.body(),
        answer.location(),
        answer.tag(),
        clock.instant());
  }

  /** Deletes responses that have expired; returns their number. */
  @Transactional
  public int deleteOld() {
    return sql.update(
        "DELETE FROM idempotency_answers WHERE created_at <= ?", clock.instant().minus(KEPT));
  }
}
