package io.bedloe.platform.jobs;

import io.bedloe.kernel.Versioned;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored jobs, for their administration. The version of a job is the transaction that wrote its
 * row last (xmin), so that the many changes of running jobs need no column for it.
 */
@ApplicationScoped
class StoredJobChanges {

  private static final int MOST_FAILURES = 100;
  private static final int MOST_LINES = 500;

  private static final String QUEUE_AGAIN =
      """
       UPDATE jobs j SET state = 'QUEUED', finished_at = NULL, attempts = 0, run_at = now(),
        cancel_requested = FALSE, progress_done = NULL, progress_total = NULL, result = NULL
      """;

  private final Sql sql;

  @Inject
  StoredJobChanges(Sql sql) {
    this.sql = sql;
  }

  /** A job that the caller has locked. */
  record LockedJob(
      Versioned<JobView> job,
      StoredPayload payload,
      @Nullable String uniqueKey,
      boolean isErased) {}

  Optional<Versioned<JobView>> find(JobId id) {
    return sql.one(
        "SELECT "
            + JobListing.COLUMNS
            + ", j.xmin::text::bigint AS version FROM jobs j WHERE j.id = ?",
        StoredJobChanges::versioned,
        id);
  }

  /** Returns a job, and locks it until the transaction ends. */
  Optional<LockedJob> lock(JobId id) {
    return sql.one(
        "SELECT "
            + JobListing.COLUMNS
            + """
            , j.xmin::text::bigint AS version, j.payload_version, j.payload, j.encrypted,
            j.unique_key FROM jobs j WHERE j.id = ? FOR UPDATE""",
        row ->
            new LockedJob(
                versioned(row),
                payload(row),
                row.textOrNull("unique_key"),
                row.flag("encrypted") && row.text("payload").isEmpty()),
        id);
  }

  private static Versioned<JobView> versioned(Row row) {
    return new Versioned<>(JobListing.view(row), row.number("version"));
  }

  private static StoredPayload payload(Row row) {
    return new StoredPayload(
        row.integer("payload_version"), row.text("payload"), row.flag("encrypted"));
  }

  /** The payload of a job and its result, as they are stored. */
  record Content(String type, StoredPayload payload, @Nullable String result) {}

  Optional<Content> content(JobId id) {
    return sql.one(
        "SELECT type, payload_version, payload, encrypted, result FROM jobs WHERE id = ?",
        row -> new Content(row.text("type"), payload(row), row.textOrNull("result")),
        id);
  }

  /** Returns the failed attempts, the newest first. */
  List<JobFailureView> failures(JobId id) {
    return sql.list(
        """
        SELECT attempt, server, started_at, failed_at, error FROM job_failures
        WHERE job_id = ? ORDER BY token DESC LIMIT ?""",
        row ->
            new JobFailureView(
                row.integer("attempt"),
                row.text("server"),
                row.instant("started_at"),
                row.instant("failed_at"),
                row.text("error")),
        id,
        MOST_FAILURES);
  }

  /** Returns the lines of the log, the newest first. */
  List<JobLogLine> log(JobId id) {
    return sql.list(
        """
        SELECT at, text FROM job_log WHERE job_id = ? ORDER BY token DESC, line DESC LIMIT ?""",
        row -> new JobLogLine(row.instant("at"), row.text("text")),
        id,
        MOST_LINES);
  }

  /** Returns whether another job with the same unique key is not over. */
  boolean isReplaced(JobId id, String type, String uniqueKey) {
    return sql.single(
        """
        SELECT EXISTS (SELECT 1 FROM jobs WHERE type = ? AND unique_key = ? AND id <> ?
          AND state IN ('QUEUED', 'RUNNING')) AS replaced""",
        row -> row.flag("replaced"),
        type,
        uniqueKey,
        id);
  }

  /** Lets a locked job that is over run again at once. */
  void queueAgain(JobId id) {
    sql.update(QUEUE_AGAIN + "WHERE j.id = ? AND j.state IN ('DEAD', 'CANCELLED')", id);
  }

  /** Lets a locked job that waits for its time run at once. */
  void runNow(JobId id) {
    sql.update("UPDATE jobs SET run_at = now() WHERE id = ? AND state = 'QUEUED'", id);
  }

  void replacePayload(JobId id, StoredPayload payload) {
    sql.update(
        "UPDATE jobs SET payload = ?, payload_version = ? WHERE id = ? AND state = 'DEAD'",
        payload.text(),
        payload.version(),
        id);
  }

  /** Discards a dead job; a confidential payload is deleted. */
  void discard(JobId id) {
    sql.update(
        """
        UPDATE jobs SET state = 'CANCELLED', finished_at = now(),
          payload = CASE WHEN encrypted THEN '' ELSE payload END
        WHERE id = ? AND state = 'DEAD'""",
        id);
  }

  /** A job that runs again. */
  record QueuedAgain(JobId id, Lane lane) {}

  /**
   * Lets dead jobs run again, those that failed first before others. Of jobs with the same unique
   * key the last one alone runs again, and none while another one is not over.
   */
  List<QueuedAgain> queueAgain(DeadJobs dead, int most) {
    return sql.list(
        """
        WITH chosen AS (
          SELECT d.id FROM jobs d
          WHERE d.state = 'DEAD' AND (?::text IS NULL OR d.type = ?)
            AND (d.lane = 'MAIL') = ?
            AND (?::timestamptz IS NULL OR d.finished_at >= ?)
            AND (?::timestamptz IS NULL OR d.finished_at < ?)
            AND NOT (d.encrypted AND d.payload = '')
            AND NOT EXISTS (SELECT 1 FROM jobs o
              WHERE o.type = d.type AND o.unique_key = d.unique_key
                AND o.state IN ('QUEUED', 'RUNNING'))
            AND NOT EXISTS (SELECT 1 FROM jobs o
              WHERE o.type = d.type AND o.unique_key = d.unique_key
                AND o.state = 'DEAD' AND o.seq > d.seq)
          ORDER BY d.finished_at, d.id LIMIT ? FOR UPDATE OF d SKIP LOCKED)"""
            + QUEUE_AGAIN
            + "FROM chosen WHERE j.id = chosen.id AND j.state = 'DEAD' RETURNING j.id, j.lane",
        row -> new QueuedAgain(row.id("id", JobId::new), row.constant("lane", Lane.class)),
        dead.type(),
        dead.type(),
        dead.isMail(),
        dead.failedFrom(),
        dead.failedFrom(),
        dead.failedBefore(),
        dead.failedBefore(),
        most);
  }
}
