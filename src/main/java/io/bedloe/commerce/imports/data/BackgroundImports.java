package io.bedloe.commerce.imports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport.Warning;
import io.bedloe.commerce.imports.model.Deferred;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports that background jobs run. */
@ApplicationScoped
public class BackgroundImports {

  private final Sql sql;
  private final Clock clock;

  @Inject
  public BackgroundImports(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Leaves an import whose rows are staged to a job; returns whether it still ran.
   *
   * @param fingerprint identifies the request's content; null without an Idempotency-Key
   */
  public boolean defer(
      ImportId importId,
      JobId job,
      Deferred deferred,
      List<Warning> warnings,
      @Nullable String fingerprint) {
    return sql.update(
            """
            UPDATE imports SET state = 'QUEUED', job_id = ?, request = ?::jsonb, outcome = ?::jsonb,
              fingerprint = ?
            WHERE id = ? AND state = 'RUNNING' AND job_id IS NULL""",
            job,
            json(deferred),
            StoredOutcome.of(warnings).json(),
            fingerprint,
            importId)
        == 1;
  }

  private static String json(Deferred deferred) {
    try {
      return Json.mapper().writeValueAsString(deferred);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a request can be written as JSON", impossible);
    }
  }

  /** Returns the number of an account's imports that wait for a job or run in one. */
  public long unfinished(AccountId actorId) {
    return sql.single(
        """
        SELECT count(*) AS n FROM imports
        WHERE actor_id = ? AND job_id IS NOT NULL AND state IN ('QUEUED', 'RUNNING')""",
        row -> row.number("n"),
        actorId);
  }

  /**
   * An import that continues.
   *
   * @param run the number of the run; an earlier run changes nothing from now on
   * @param isChecked whether all rows are checked
   */
  public record Resumed(
      long run, boolean isChecked, long rowsRead, Deferred deferred, List<Warning> warnings) {}

  /** Begins the next run of an import that has not ended. */
  public Optional<Resumed> resume(ImportId importId) {
    return sql.one(
        """
        UPDATE imports SET state = 'RUNNING', run = run + 1, alive_at = ?
        WHERE id = ? AND job_id IS NOT NULL AND state IN ('QUEUED', 'RUNNING')
        RETURNING run, steps, rows_read, request::text AS request, outcome::text AS outcome""",
        row ->
            new Resumed(
                row.number("run"),
                row.numberOrNull("steps") != null,
                row.number("rows_read"),
                deferred(row.text("request")),
                StoredOutcome.parse(row.textOrNull("outcome")).warnings()),
        clock.instant(),
        importId);
  }

  /**
   * An import that does not continue.
   *
   * @param failure the code of the reason; null unless it has failed
   */
  public record Ended(@Nullable String failure) {}

  /** Returns how an import ended; empty when it was deleted since. */
  public Optional<Ended> ended(ImportId importId) {
    return sql.one(
        "SELECT failure_code FROM imports WHERE id = ?",
        row -> new Ended(row.textOrNull("failure_code")),
        importId);
  }

  private static Deferred deferred(String json) {
    try {
      return Json.mapper().readValue(json, Deferred.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored request of an import is not JSON", broken);
    }
  }

  /** Lets an import wait for the next attempt of its job. */
  public void waitForNextRun(ImportId importId, long run) {
    sql.update(
        "UPDATE imports SET state = 'QUEUED' WHERE id = ? AND state = 'RUNNING' AND run = ?",
        importId,
        run);
  }

  /** Returns the job of an import; empty for one within a request. */
  public Optional<JobId> jobOf(ImportId importId) {
    return sql.one(
        "SELECT job_id FROM imports WHERE id = ? AND job_id IS NOT NULL",
        row -> row.id("job_id", JobId::new),
        importId);
  }

  /** An import that has not ended, and its job. */
  public record Unfinished(ImportId id, JobId job) {}

  /** Returns the imports that have not ended. */
  public List<Unfinished> unfinished() {
    return sql.list(
        """
        SELECT id, job_id FROM imports
        WHERE job_id IS NOT NULL AND state IN ('QUEUED', 'RUNNING')""",
        row -> new Unfinished(row.id("id", ImportId::new), row.id("job_id", JobId::new)));
  }
}
