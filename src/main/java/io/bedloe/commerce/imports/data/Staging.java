package io.bedloe.commerce.imports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportReport.RefusedRow;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.StagedRow;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The staged rows of running imports, and the stored records of all imports. Every statement is a
 * transaction of its own: staged rows have no effect until they are applied.
 */
@ApplicationScoped
public class Staging {

  /**
   * An import without a heartbeat for this long counts as failed, because its server was killed.
   */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final ObjectMapper ROWS =
      Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final String ADD =
      """
      INSERT INTO import_rows (
        import_id, row_number, id, record, reference, sku, name, description, quantity,
        price_minor, currency, at, customer, email, country, address_lines, address_city,
        address_region, address_postal_code, active, reason, cleared,
        refused_code, refused_column, refused_value, refused_detail)
      SELECT ?, r.* FROM json_to_recordset(?::json) AS r (
        row_number bigint, id uuid, record text, reference text, sku text, name text,
        description text, quantity bigint, price_minor bigint, currency text, at timestamptz,
        customer text, email text, country text, address_lines text, address_city text,
        address_region text, address_postal_code text, active boolean, reason text, cleared text[],
        refused_code text, refused_column text, refused_value text, refused_detail text)""";

  private final Sql sql;
  private final Clock clock;

  @Inject
  public Staging(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Begins an import.
   *
   * @param header the first line of a file of its refused rows
   */
  public void begin(
      ImportId importId,
      ImportRequest request,
      String header,
      Caller caller,
      @Nullable String idempotencyKey) {
    var now = clock.instant();
    sql.update(
        """
        INSERT INTO imports (id, kind, state, dry_run, header, delimiter, rows_read, refused,
          actor_id, actor_name, started_at, alive_at, idempotency_key)
        VALUES (?, ?, 'RUNNING', ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)""",
        importId,
        request.kind(),
        request.dryRun(),
        header,
        String.valueOf(request.separator()),
        caller.id(),
        caller.name(),
        now,
        now,
        idempotencyKey);
  }

  /** Returns the number of an account's imports that are running and have a recent heartbeat. */
  public long running(AccountId actorId) {
    return sql.single(
        """
        SELECT count(*) AS n FROM imports
        WHERE actor_id = ? AND state = 'RUNNING' AND job_id IS NULL AND alive_at >= ?""",
        row -> row.number("n"),
        actorId,
        clock.instant().minus(PATIENCE));
  }

  /** An earlier import under the same Idempotency-Key. */
  public record Earlier(
      ImportId id, String state, boolean isInBackground, @Nullable String fingerprint) {}

  /** Returns the import that an account has sent under an Idempotency-Key. */
  public Optional<Earlier> findByKey(AccountId actorId, String idempotencyKey) {
    return sql.one(
        """
        SELECT id, state, job_id IS NOT NULL AS is_in_background, fingerprint
        FROM imports WHERE actor_id = ? AND idempotency_key = ?""",
        row ->
            new Earlier(
                row.id("id", ImportId::new),
                row.text("state"),
                row.flag("is_in_background"),
                row.textOrNull("fingerprint")),
        actorId,
        idempotencyKey);
  }

  /** Allows the Idempotency-Key of a failed import to be used again. */
  public void releaseKey(ImportId importId) {
    sql.update("UPDATE imports SET idempotency_key = NULL WHERE id = ?", importId);
  }

  /** Stages rows and records a heartbeat of the import. */
  public void add(ImportId importId, List<StagedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    heartbeat(importId, rows.size());
    try {
      sql.update(ADD, importId, ROWS.writeValueAsString(rows));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a staged row is not JSON", impossible);
    }
  }

  /** Refuses when the import no longer runs. */
  private void heartbeat(ImportId importId, int moreRows) {
    int alive =
        sql.update(
            """
            UPDATE imports SET alive_at = ?, rows_read = rows_read + ?
            WHERE id = ? AND state = 'RUNNING'""",
            clock.instant(),
            moreRows,
            importId);
    if (alive == 0) {
      throw ImportProgress.ended();
    }
  }

  /** Updates the planner's statistics of the staged rows, before statements over all of them. */
  public void analyze() {
    sql.update("ANALYZE import_rows, import_groups");
  }

  /** Counts the staged rows and those of them that are refused. */
  public Tally count(ImportId importId) {
    return sql.single(
        """
        SELECT count(*) AS rows_read, count(refused_code) AS refused,
          count(*) FILTER (WHERE outcome = 'CREATE' AND refused_code IS NULL) AS created,
          count(*) FILTER (WHERE outcome = 'UPDATE' AND refused_code IS NULL) AS updated,
          count(*) FILTER (WHERE outcome = 'KEEP' AND refused_code IS NULL) AS kept
        FROM import_rows WHERE import_id = ?""",
        row ->
            new Tally(
                row.number("rows_read"),
                row.number("refused"),
                row.number("created"),
                row.number("updated"),
                row.number("kept")),
        importId);
  }

  /**
   * The counts of an import's rows; the last three count resources and exist only for files with
   * one resource per row.
   */
  public record Tally(long rowsRead, long refused, long created, long updated, long kept) {}

  /** Returns the first refused rows of a running import. */
  public List<RefusedRow> refused(ImportId importId, int most) {
    return sql.list(
        """
        SELECT row_number, refused_column, refused_value, refused_code, refused_detail
        FROM import_rows WHERE import_id = ? AND refused_code IS NOT NULL
        ORDER BY row_number LIMIT ?""",
        Staging::refusedRow,
        importId,
        most);
  }

  /** Returns the first refused rows of an import that has ended. */
  public List<RefusedRow> refusedRows(ImportId importId, int most) {
    return sql.list(
        """
        SELECT row_number, refused_column, refused_value, refused_code, refused_detail
        FROM import_refusals WHERE import_id = ? ORDER BY row_number LIMIT ?""",
        Staging::refusedRow,
        importId,
        most);
  }

  private static RefusedRow refusedRow(Row row) {
    return new RefusedRow(
        row.number("row_number"),
        row.text("refused_column"),
        row.text("refused_value"),
        row.constant("refused_code", RefusalCode.class),
        row.text("refused_detail"));
  }

  /**
   * Marks an import as succeeded; keeps its refused rows and deletes the others.
   *
   * @param report the report without the refused rows
   * @param run the number of the run; another one refuses
   * @param fingerprint identifies the request's content; null without an Idempotency-Key
   */
  public void finish(ImportReport report, long run, @Nullable String fingerprint) {
    var importId = report.id();
    sql.update(
        """
        INSERT INTO import_refusals
        SELECT import_id, row_number, record, refused_column, refused_value, refused_code,
          refused_detail
        FROM import_rows WHERE import_id = ? AND refused_code IS NOT NULL""",
        importId);
    int finished =
        sql.update(
            """
            UPDATE imports SET state = 'DONE', rows_read = ?, refused = ?, finished_at = ?,
              outcome = ?::jsonb, fingerprint = coalesce(?, fingerprint), request = NULL
            WHERE id = ? AND state = 'RUNNING' AND run = ?""",
            report.rowsRead(),
            report.refused(),
            report.finishedAt(),
            StoredOutcome.of(report).json(),
            fingerprint,
            importId,
            run);
    if (finished == 0) {
      throw ImportProgress.ended();
    }
    delete(importId);
  }

  /**
   * Marks an import as failed.
   *
   * @param run the number of the run that has failed; null when any run ends
   * @return whether the import had not ended before
   */
  public boolean fail(ImportId importId, Failure failure, @Nullable Long run) {
    boolean isNew =
        sql.update(
                """
                UPDATE imports SET state = 'FAILED', finished_at = ?, failure_code = ?,
                  failure_detail = ?, request = NULL
                WHERE id = ? AND state IN ('QUEUED', 'RUNNING') AND run = coalesce(?, run)""",
                clock.instant(),
                failure.code(),
                failure.detail(),
                importId,
                run)
            == 1;
    if (isNew) {
      delete(importId);
    }
    return isNew;
  }

  private void delete(ImportId importId) {
    sql.update("DELETE FROM import_rows WHERE import_id = ?", importId);
    deleteGroups(importId);
  }

  /** Deletes the orders that an earlier run has gathered, whose checks are not complete. */
  public void deleteGroups(ImportId importId) {
    sql.update("DELETE FROM import_groups WHERE import_id = ?", importId);
  }

  /** Returns the imports within requests whose server was killed. */
  public List<ImportId> interrupted() {
    return sql.list(
        "SELECT id FROM imports WHERE state = 'RUNNING' AND job_id IS NULL AND alive_at < ?",
        row -> row.id("id", ImportId::new),
        clock.instant().minus(PATIENCE));
  }

  /** Deletes imports that have ended and began before a time. */
  public void deleteOld(Duration keep) {
    sql.update(
        "DELETE FROM imports WHERE state IN ('DONE', 'FAILED') AND started_at < ?",
        clock.instant().minus(keep));
  }
}
