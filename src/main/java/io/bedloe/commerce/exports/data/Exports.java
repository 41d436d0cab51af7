package io.bedloe.commerce.exports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.StoredCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored exports. Each change by a job names the number of its run. */
@ApplicationScoped
public class Exports {

  private final Sql sql;
  private final Clock clock;

  @Inject
  public Exports(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Adds an export that waits for its job. */
  public void add(ExportView export, JobId job, Caller owner, StoredCaller caller) {
    sql.update(
        """
        INSERT INTO exports (id, resource, format, filters, state, actor_id, permissions, caller,
          job_id, created_at, expires_at)
        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
        export.id(),
        export.resource(),
        export.format(),
        json(export.filters()),
        export.status(),
        owner.id(),
        ExportListing.rightsToRead(owner),
        json(caller),
        job,
        export.createdAt(),
        export.expiresAt());
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a request can be written as JSON", impossible);
    }
  }

  /** Returns the number of an account's exports that wait, run or have a file. */
  public long kept(AccountId owner) {
    return sql.single(
        """
        SELECT count(*) AS n FROM exports
        WHERE actor_id = ? AND state <> 'FAILED' AND expires_at > ?""",
        row -> row.number("n"),
        owner,
        clock.instant());
  }

  /**
   * Returns when the first one of an account's latest exports was requested.
   *
   * @param number the number of the latest exports; empty when fewer are stored
   */
  public Optional<Instant> firstOfLatest(AccountId owner, int number) {
    return sql.one(
        """
        SELECT created_at FROM exports WHERE actor_id = ?
        ORDER BY created_at DESC, id DESC OFFSET ? LIMIT 1""",
        row -> row.instant("created_at"),
        owner,
        number - 1);
  }

  /** Returns an export that the caller sees. */
  public Optional<ExportView> seenBy(Caller caller, ExportId id) {
    var visible = ExportListing.of(caller, clock.instant());
    var condition = Condition.all(List.of(Condition.of("e.id = ?", id), visible));
    return sql.one(
        "SELECT " + ExportListing.COLUMNS + " FROM exports e WHERE " + condition.sql(),
        ExportListing::view,
        condition.parameters().toArray());
  }

  /** Returns an export of any account. */
  public ExportView any(ExportId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("there is no export " + id));
  }

  /** Returns an export of any account; empty when it was deleted. */
  public Optional<ExportView> find(ExportId id) {
    return sql.one(
        "SELECT " + ExportListing.COLUMNS + " FROM exports e WHERE e.id = ?",
        ExportListing::view,
        id);
  }

  /**
   * An export that continues.
   *
   * @param run the number of the run; an earlier run changes nothing from now on
   * @param chunks the number of stored chunks
   * @param cursor the cursor of the next page; null for the first one
   */
  public record Resumed(
      long run, ExportView export, StoredCaller caller, long chunks, @Nullable String cursor) {}

  /** Begins the next run of an export that has not ended. */
  public Optional<Resumed> resume(ExportId id) {
    return sql.one(
        """
        UPDATE exports e SET state = 'RUNNING', run = run + 1
        WHERE id = ? AND state IN ('QUEUED', 'RUNNING')
        RETURNING e.run, e.caller::text AS caller, e.chunks, e.cursor,\s"""
            + ExportListing.COLUMNS,
        row ->
            new Resumed(
                row.number("run"),
                ExportListing.view(row),
                caller(row.text("caller")),
                row.number("chunks"),
                row.textOrNull("cursor")),
        id);
  }

  private static StoredCaller caller(String json) {
    try {
      return Json.mapper().readValue(json, StoredCaller.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored caller of an export is not JSON", broken);
    }
  }

  /** A part of the file. */
  public static final class Chunk {

    private final long number;
    private final byte[] content;
    private final long rows;

    /** Takes a part over; the caller does not change it any more. */
    public Chunk(long number, byte[] content, long rows) {
      this.number = number;
      this.content = content;
      this.rows = rows;
    }

    /** Returns a part that is text. */
    public static Chunk ofText(long number, String text, long rows) {
      return new Chunk(number, text.getBytes(StandardCharsets.UTF_8), rows);
    }

    /** Returns the number of bytes. */
    public int size() {
      return content.length;
    }
  }

  /**
   * Stores a part of the file and the cursor of the page after it, in the transaction of the
   * caller.
   *
   * @return whether this run still writes the export
   */
  public boolean append(ExportId id, long run, Chunk chunk, @Nullable String cursor) {
    boolean isCurrent =
        sql.update(
                """
                UPDATE exports SET chunks = ?, rows = rows + ?, bytes = bytes + ?, cursor = ?
                WHERE id = ? AND state = 'RUNNING' AND run = ? AND chunks = ?""",
                chunk.number + 1,
                chunk.rows,
                chunk.size(),
                cursor,
                id,
                run,
                chunk.number)
            == 1;
    if (isCurrent) {
      sql.update(
          "INSERT INTO export_chunks (export_id, number, content) VALUES (?, ?, ?)",
          id,
          chunk.number,
          chunk.content);
    }
    return isCurrent;
  }

  /** Stores how many rows the file will have. */
  public void setTotal(ExportId id, long total) {
    sql.update("UPDATE exports SET total = ? WHERE id = ?", total, id);
  }

  /** Marks an export as succeeded; returns whether this run still wrote it. */
  public boolean finish(ExportId id, long run) {
    return sql.update(
            """
            UPDATE exports SET state = 'SUCCEEDED', finished_at = ?, caller = NULL, cursor = NULL
            WHERE id = ? AND state = 'RUNNING' AND run = ?""",
            clock.instant(),
            id,
            run)
        == 1;
  }

  /** Lets an export wait for the next attempt of its job. */
  public void waitForNextRun(ExportId id, long run) {
    sql.update(
        "UPDATE exports SET state = 'QUEUED' WHERE id = ? AND state = 'RUNNING' AND run = ?",
        id,
        run);
  }

  /**
   * Marks an export that has not ended as failed, and deletes its file.
   *
   * @param run the number of the run that has failed
   * @return whether the export had not ended and no later run has begun
   */
  public boolean fail(ExportId id, Failure failure, long run) {
    return end(id, failure, "state IN ('QUEUED', 'RUNNING') AND run = ?", run);
  }

  /**
   * Marks an export as failed, also one that has succeeded, and deletes its file.
   *
   * @return whether the export had not failed before
   */
  public boolean discard(ExportId id, Failure failure) {
    return end(id, failure, "state <> 'FAILED'");
  }

  private boolean end(ExportId id, Failure failure, String condition, Object... parameters) {
    var all = new ArrayList<Object>(List.of(clock.instant(), failure.code(), failure.detail(), id));
    all.addAll(List.of(parameters));
    boolean isNew =
        sql.update(
                """
                UPDATE exports SET state = 'FAILED', finished_at = ?, failure_code = ?,
                  failure_detail = ?, caller = NULL, cursor = NULL
                WHERE id = ? AND\s"""
                    + condition,
                all.toArray())
            == 1;
    if (isNew) {
      sql.update("DELETE FROM export_chunks WHERE export_id = ?", id);
    }
    return isNew;
  }

  /** Returns a part of a file; empty after its end. */
  public Optional<byte[]> chunk(ExportId id, long number) {
    return sql.one(
        """
        SELECT encode(content, 'base64') AS content FROM export_chunks
        WHERE export_id = ? AND number = ?""",
        row -> java.util.Base64.getMimeDecoder().decode(row.text("content")),
        id,
        number);
  }

  /** Returns the job of an export. */
  public JobId jobOf(ExportId id) {
    return sql.single(
        "SELECT job_id FROM exports WHERE id = ?", row -> row.id("job_id", JobId::new), id);
  }

  /** An export that has not ended, its job, and the number of its last run. */
  public record Unfinished(ExportId id, JobId job, long run) {}

  /** Returns the exports that have not ended. */
  public List<Unfinished> unfinished() {
    return sql.list(
        "SELECT id, job_id, run FROM exports WHERE state IN ('QUEUED', 'RUNNING')",
        row ->
            new Unfinished(
                row.id("id", ExportId::new), row.id("job_id", JobId::new), row.number("run")));
  }

  /**
   * Deletes the first exports that have expired, with their files.
   *
   * @param most the maximum number of exports
   * @param bytes the size of the files after which no further export is deleted; failed exports
   *     have no file
   * @return the number of exports that were deleted
   */
  public int deleteExpired(Instant now, int most, long bytes) {
    return sql.update(
        """
        DELETE FROM exports WHERE id IN (
          SELECT id FROM (
            SELECT id, sum(size) OVER (ORDER BY expires_at, id) - size AS size_before FROM (
              SELECT id, expires_at, CASE WHEN state = 'FAILED' THEN 0 ELSE bytes END AS size
              FROM exports WHERE expires_at <= ? ORDER BY expires_at, id LIMIT ?) expired) sized
          WHERE size_before < ?)""",
        now,
        most,
        bytes);
  }
}
