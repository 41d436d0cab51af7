package io.bedloe.platform.jobs;

import io.bedloe.platform.jobs.ClaimedJob.Origin;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored jobs. The clock of the database decides about times, so that clocks of servers that
 * differ do not matter. Each change of a claimed job names the number of its claim, which is
 * another one after somebody else has taken the job over.
 */
@ApplicationScoped
public class StoredJobs {

  private static final String CLAIMED =
      """
      j.id, j.type, j.lane, j.payload_version, j.payload, j.encrypted, j.attempts, j.token,
      coalesce(j.started_at, j.created_at) AS started_at, j.request_id, j.trace_parent, j.group_key""";

  private final Sql sql;

  @Inject
  public StoredJobs(Sql sql) {
    this.sql = sql;
  }

  /** A job that is not stored yet. */
  record NewJob(
      JobId id, JobType<?> type, StoredPayload payload, JobOptions options, Origin origin) {}

  /** Stores a job with the next statement of the transaction or with its commit. */
  void addLater(NewJob job) {
    sql.updateLater(insert(""), values(job));
  }

  /** Stores a job, unless one with the same unique key is not over; returns whether it did. */
  boolean addUnique(NewJob job) {
    return sql.update(
            insert(
                """
                ON CONFLICT (type, unique_key)
                  WHERE unique_key IS NOT NULL AND state IN ('QUEUED', 'RUNNING') DO NOTHING"""),
            values(job))
        == 1;
  }

  private static String insert(String onConflict) {
    return """
        INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
          unique_key, group_key, run_at, request_id, trace_parent)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?, coalesce(?, now()), ?, ?)
        """
        + onConflict;
  }

  private static @Nullable Object[] values(NewJob job) {
    return new @Nullable Object[] {
      job.id(),
      job.type().name(),
      job.payload().version(),
      job.payload().text(),
      job.payload().isEncrypted(),
      job.type().lane().name(),
      job.options().priority(),
      job.options().uniqueKey(),
      job.options().groupKey(),
      job.options().runAt(),
      job.origin().requestId(),
      job.origin().traceParent()
    };
  }

  /**
   * Claims jobs of a lane that are due, for a lease. A job of a group is due when none of the group
   * runs and no earlier one waits. An index refuses a second running job of a group, when an
   * earlier one is committed while the later one is claimed; the next claim is right again.
   *
   * @param types the types that this server can run
   */
  List<ClaimedJob> claim(Lane lane, Collection<JobType<?>> types, Lease lease, int most) {
    return sql.list(
        """
        WITH due AS (
          SELECT j.id FROM jobs j
            JOIN unnest(?::text[], ?::integer[]) AS known (type, version)
              ON j.type = known.type AND j.payload_version <= known.version
          WHERE j.lane = ? AND j.state = 'QUEUED' AND j.run_at <= now()
            AND (j.group_key IS NULL OR NOT EXISTS (
              SELECT 1 FROM jobs e WHERE e.group_key = j.group_key
                AND (e.state = 'RUNNING' OR (e.state = 'QUEUED' AND e.seq < j.seq))))
          ORDER BY j.priority DESC, j.run_at, j.seq LIMIT ? FOR UPDATE OF j SKIP LOCKED),
        claimed AS (
          UPDATE jobs j SET state = 'RUNNING', attempts = j.attempts + 1, token = j.token + 1,
            server = ?, started_at = now(), lease_until = now() + make_interval(secs => ?)
          FROM due WHERE j.id = due.id RETURNING j.*)
        SELECT %s FROM claimed j ORDER BY j.priority DESC, j.run_at, j.seq"""
            .formatted(CLAIMED),
        StoredJobs::claimed,
        types.stream().map(JobType::name).toArray(String[]::new),
        types.stream().map(JobType::version).toArray(Integer[]::new),
        lane.name(),
        most,
        lease.server(),
        seconds(lease.length()));
  }

  /**
   * The right to run a job for a time.
   *
   * @param server the name of the server
   */
  record Lease(String server, Duration length) {}

  private static ClaimedJob claimed(Row row) {
    return new ClaimedJob(
        row.id("id", JobId::new),
        row.text("type"),
        row.constant("lane", Lane.class),
        new StoredPayload(
            row.integer("payload_version"), row.text("payload"), row.flag("encrypted")),
        row.integer("attempts"),
        row.number("token"),
        row.instant("started_at"),
        new Origin(
            row.textOrNull("request_id"),
            row.textOrNull("trace_parent"),
            row.textOrNull("group_key")));
  }

  /** A running job whose lease is extended, with its progress. */
  record Held(JobId id, long token, @Nullable Long done, @Nullable Long total) {}

  /** A lease that was extended. */
  record Extended(JobId id, long token, boolean isCancelRequested) {}

  /** Extends leases and stores the progress; returns those that this server still has. */
  List<Extended> extend(Collection<Held> held, Duration length) {
    return sql.list(
        """
        UPDATE jobs j SET lease_until = now() + make_interval(secs => ?),
          progress_done = held.done, progress_total = held.total
        FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS held (id, token, done, total)
        WHERE j.id = held.id AND j.token = held.token AND j.state = 'RUNNING'
        RETURNING j.id, j.token, j.cancel_requested""",
        row ->
            new Extended(
                row.id("id", JobId::new), row.number("token"), row.flag("cancel_requested")),
        seconds(length),
        held.stream().map(Held::id).toArray(JobId[]::new),
        held.stream().map(Held::token).toArray(Long[]::new),
        held.stream().map(Held::done).toArray(Long[]::new),
        held.stream().map(Held::total).toArray(Long[]::new));
  }

  /** Stores a line of the log of a job that still runs under its lease. */
  void log(ClaimedJob job, int line, String text) {
    sql.update(
        """
        INSERT INTO job_log (job_id, token, line, text)
        SELECT id, token, ?, ? FROM jobs WHERE id = ? AND token = ? AND state = 'RUNNING'""",
        line,
        text,
        job.id(),
        job.token());
  }

  /** Marks a job as succeeded; a confidential payload is deleted. Returns whether it still ran. */
  boolean succeed(ClaimedJob job, @Nullable String result) {
    return sql.update(
            """
            UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL,
              result = ?, payload = CASE WHEN encrypted THEN '' ELSE payload END
            WHERE id = ? AND token = ? AND state = 'RUNNING'""",
            result,
            job.id(),
            job.token())
        == 1;
  }

  /**
   * Ends an attempt that has failed and records the failure. Waiting jobs of the group wait, too. A
   * retry of a job that somebody has cancelled meanwhile is its end.
   *
   * @param next what happens to the job
   * @return whether the attempt still had the lease
   */
  boolean fail(ClaimedJob job, AfterFailure next, String server, String error) {
    return fail(job, next, new Failure(server, error, false));
  }

  /** Ends an attempt whose lease has ended, as {@link #fail} does. */
  boolean rescue(ClaimedJob job, AfterFailure next, String server, String error) {
    return fail(job, next, new Failure(server, error, true));
  }

  /** A failure, which may be that the lease has ended. */
  private record Failure(String server, String error, boolean isEndOfLease) {}

  private boolean fail(ClaimedJob job, AfterFailure next, Failure failure) {
    boolean held =
        sql.update(
                """
                UPDATE jobs SET lease_until = NULL,
                  state = CASE WHEN ? AND NOT cancel_requested THEN 'QUEUED'
                    WHEN ? THEN 'CANCELLED' ELSE ? END,
                  run_at = CASE WHEN ? THEN now() + make_interval(secs => ?) ELSE run_at END,
                  finished_at = CASE WHEN ? AND NOT cancel_requested THEN NULL ELSE now() END,
                  payload = CASE WHEN encrypted AND cancel_requested THEN '' ELSE payload END
                WHERE id = ? AND token = ? AND state = 'RUNNING'
                  AND (NOT ? OR lease_until < now())""",
                next.isRetry(),
                next.isRetry(),
                next.state().name(),
                next.isRetry(),
                seconds(next.delay()),
                next.isRetry(),
                job.id(),
                job.token(),
                failure.isEndOfLease())
            == 1;
    if (held) {
      sql.update(
          """
          INSERT INTO job_failures (job_id, token, attempt, server, started_at, error)
          VALUES (?, ?, ?, ?, ?, ?)""",
          job.id(),
          job.token(),
          job.attempt(),
          failure.server(),
          job.startedAt(),
          failure.error());
      if (next.isRetry() && job.origin().group() != null) {
        sql.update(
            """
            UPDATE jobs SET run_at = greatest(run_at, now() + make_interval(secs => ?))
            WHERE group_key = ? AND state = 'QUEUED'
              AND EXISTS (SELECT 1 FROM jobs f WHERE f.id = ? AND f.state = 'QUEUED')""",
            seconds(next.delay()),
            job.origin().group(),
            job.id());
      }
    }
    return held;
  }

  /** Gives jobs back that were not run to their end; the attempt does not count. */
  void release(Collection<ClaimedJob> jobs) {
    sql.update(
        """
        UPDATE jobs j SET lease_until = NULL, attempts = j.attempts - 1,
          state = CASE WHEN j.cancel_requested THEN 'CANCELLED' ELSE 'QUEUED' END,
          finished_at = CASE WHEN j.cancel_requested THEN now() END
        FROM unnest(?::uuid[], ?::bigint[]) AS held (id, token)
        WHERE j.id = held.id AND j.token = held.token AND j.state = 'RUNNING'""",
        jobs.stream().map(ClaimedJob::id).toArray(JobId[]::new),
        jobs.stream().map(ClaimedJob::token).toArray(Long[]::new));
  }

  /** Returns jobs whose lease has ended, because their server died or was not reachable. */
  List<ClaimedJob> expired(Collection<JobType<?>> types, int most) {
    return sql.list(
        "SELECT "
            + CLAIMED
            + """
             FROM jobs j JOIN unnest(?::text[], ?::integer[]) AS known (type, version)
              ON j.type = known.type AND j.payload_version <= known.version
            WHERE j.state = 'RUNNING' AND j.lease_until < now()
            ORDER BY j.lease_until LIMIT ?""",
        StoredJobs::claimed,
        types.stream().map(JobType::name).toArray(String[]::new),
        types.stream().map(JobType::version).toArray(Integer[]::new),
        most);
  }

  /** Cancels a job that waits, or asks its worker to stop; returns its state before. */
  Optional<JobState> cancel(JobId id) {
    return sql.one(
        """
        UPDATE jobs j SET cancel_requested = TRUE,
          state = CASE WHEN j.state = 'QUEUED' THEN 'CANCELLED' ELSE j.state END,
          finished_at = CASE WHEN j.state = 'QUEUED' THEN now() END,
          payload = CASE WHEN j.encrypted AND j.state = 'QUEUED' THEN '' ELSE j.payload END
        FROM (SELECT id, state FROM jobs WHERE id = ? FOR UPDATE) former
        WHERE j.id = former.id AND j.state IN ('QUEUED', 'RUNNING')
        RETURNING former.state""",
        row -> row.constant("state", JobState.class),
        id);
  }

  /** Returns those of the jobs that neither wait nor run. */
  List<JobId> ended(Collection<JobId> ids) {
    return sql.list(
        """
        SELECT asked.id FROM unnest(?::uuid[]) AS asked (id)
        WHERE NOT EXISTS (
          SELECT FROM jobs j WHERE j.id = asked.id AND j.state IN ('QUEUED', 'RUNNING'))""",
        row -> row.id("id", JobId::new),
        (Object) ids.toArray(JobId[]::new));
  }

  /**
   * Ends jobs that this server does not know and that have been due, or whose lease has been over,
   * since a time: no server has run them.
   *
   * @param most the number of jobs that are ended at most
   * @return the jobs that were ended
   */
  List<FailedJob> buryUnknown(
      Collection<JobType<?>> types, Instant since, String server, int most) {
    return sql.list(
        """
        WITH chosen AS (
          SELECT j.id FROM jobs j
          WHERE ((j.state = 'QUEUED' AND j.run_at < ?) OR (j.state = 'RUNNING' AND j.lease_until < ?))
            AND NOT EXISTS (
            SELECT 1 FROM unnest(?::text[], ?::integer[]) AS known (type, version)
            WHERE j.type = known.type AND j.payload_version <= known.version)
          LIMIT ? FOR UPDATE OF j SKIP LOCKED),
        buried AS (
          UPDATE jobs j SET state = 'DEAD', finished_at = now(), lease_until = NULL
          FROM chosen WHERE j.id = chosen.id RETURNING j.*),
        recorded AS (
          INSERT INTO job_failures (job_id, token, attempt, server, started_at, error)
          SELECT id, token, attempts, ?, now(),
            'no server knows the type or the version of the payload'
          FROM buried ON CONFLICT DO NOTHING)
        SELECT id, type, lane, attempts FROM buried ORDER BY seq""",
        row ->
            new FailedJob(
                row.id("id", JobId::new),
                row.text("type"),
                row.constant("lane", Lane.class),
                row.integer("attempts"),
                JobFailureKind.UNKNOWN_TYPE,
                null),
        since,
        since,
        types.stream().map(JobType::name).toArray(String[]::new),
        types.stream().map(JobType::version).toArray(Integer[]::new),
        most,
        server);
  }

  /** Deletes jobs that ended well before a time; returns their number. */
  int deleteFinishedBefore(Instant time, int most) {
    return sql.update(
        """
        DELETE FROM jobs WHERE id IN (
          SELECT id FROM jobs WHERE finished_at < ?
            AND (state IN ('SUCCEEDED', 'CANCELLED') OR (state = 'DEAD' AND encrypted))
          ORDER BY finished_at LIMIT ?)""",
        time,
        most);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
