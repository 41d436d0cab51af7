package io.bedloe.commerce.imports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportReport.RefusedRow;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.StagedRow;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
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
        WHERE actor_id = ? AND state = 'RUNNING' AND alive_at >= ?""",
        row -> row.number("n"),
        actorId,
        clock.instant().minus(PATIENCE));
  }

  /** An earlier import under the same Idempotency-Key. */
  public record Earlier(ImportId id, String state, @Nullable String fingerprint) {}

  /** Returns the import that an account has sent under an Idempotency-Key. */
  public Optional<Earlier> findByKey(AccountId actorId, String idempotencyKey) {
    return sql.one(
        "SELECT id, state, fingerprint FROM imports WHERE actor_id = ? AND idempotency_key = ?",
        row ->
            new Earlier(
                row.id("id", ImportId::new), row.text("state"), row.textOrNull("fingerprint")),
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

  /**
   * Records a heartbeat of the import; refuses when the import no longer runs because its upload
   * was too slow.
   */
  public void heartbeat(ImportId importId) {
    heartbeat(importId, 0);
  }

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
      throw Rejected.because(
          ImportRule.IMPORT_CONFLICT,
          "The upload of the file was too slow, and the import was cancelled. Send the file "
              + "again.");
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
   * @param fingerprint identifies the request's content; null without an Idempotency-Key
   */
  public void finish(ImportReport report, @Nullable String fingerprint) {
    var importId = report.id();
    sql.update(
        """
        INSERT INTO import_refusals
        SELECT import_id, row_number, record, refused_column, refused_value, refused_code,
          refused_detail
        FROM import_rows WHERE import_id = ? AND refused_code IS NOT NULL""",
        importId);
    sql.update(
        """
        UPDATE imports SET state = 'DONE', rows_read = ?, refused = ?, finished_at = ?,
          outcome = ?::jsonb, fingerprint = ?
        WHERE id = ?""",
        report.rowsRead(),
        report.refused(),
        report.finishedAt(),
        StoredOutcome.of(report).json(),
        fingerprint,
        importId);
    delete(importId);
  }

  /** Marks an import as failed. */
  public void fail(ImportId importId, Failure failure) {
    sql.update(
        """
        UPDATE imports SET state = 'FAILED', finished_at = ?, failure_code = ?, failure_detail = ?
        WHERE id = ?""",
        clock.instant(),
        failure.code(),
        failure.detail(),
        importId);
    delete(importId);
  }

  private void delete(ImportId importId) {
    sql.update("DELETE FROM import_rows WHERE import_id = ?", importId);
    sql.update("DELETE FROM import_groups WHERE import_id = ?", importId);
  }

  /** Ends the imports whose server was killed, and deletes old imports. */
  public void deleteOld(Duration keep) {
    var now = clock.instant();
    sql.list(
            """
            UPDATE imports SET state = 'FAILED', finished_at = ?, failure_code = ?,
              failure_detail = ?
            WHERE state = 'RUNNING' AND alive_at < ? RETURNING id""",
            row -> row.id("id", ImportId::new),
            now,
            ImportRule.IMPORT_INTERRUPTED.code(),
            "The server stopped during the import. The rows that were applied are complete and "
                + "stay; send the file again for the rest.",
            now.minus(PATIENCE))
        .forEach(this::delete);
    sql.update("DELETE FROM imports WHERE state <> 'RUNNING' AND started_at < ?", now.minus(keep));
  }
}
