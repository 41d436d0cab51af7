package io.bedloe.imports.data;

import io.bedloe.imports.ImportRule;
import io.bedloe.imports.model.Header;
import io.bedloe.imports.model.Job;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings staged rows that are things themselves, products or customers, into their table: one that
 * is not there is created, one that is there is changed where the file says something else.
 */
@ApplicationScoped
public class Upsert {

  /**
   * Where rows go.
   *
   * @param table a table with a version, times of creation and change, and removed rows
   * @param key the column that says which thing it is
   * @param stagedKey the staging column that the key was read into
   * @param columns what else a row says
   * @param constants further columns and their SQL values, for new things
   */
  public record Target(
      String table, String key, String stagedKey, List<Column> columns, List<Column> constants) {}

  /**
   * A column.
   *
   * @param staged the staging column, or for a constant the SQL value
   * @param field whose column a file must have to change it; null when every file has it
   */
  public record Column(String name, String staged, @Nullable String field) {}

  /** How far a chunk got, and what it held. */
  private record Part(long rowNumber, String key, @Nullable String reference, boolean isNew) {}

  private static final int ROWS_AT_A_TIME = 200;

  private final Sql sql;
  private final Clock clock;

  @Inject
  public Upsert(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Upsert() {
    this.sql = null;
    this.clock = null;
  }

  /** Says of each row that is not refused what is to be done. */
  public void decide(Job job, Target target) {
    sql.update(
        """
        UPDATE import_rows r SET outcome = CASE
          WHEN t.id IS NULL THEN 'CREATE' WHEN %s THEN 'UPDATE' ELSE 'KEEP' END
        FROM import_rows s LEFT JOIN %s t ON t.%s = s.%s AND t.deleted_at IS NULL
        WHERE s.import_id = ? AND s.refused_code IS NULL
          AND r.import_id = s.import_id AND r.row_number = s.row_number"""
            .formatted(
                differs(target, job.header()), target.table(), target.key(), target.stagedKey()),
        job.id());
  }

  private static String differs(Target target, Header header) {
    return said(target, header).stream()
        .map(column -> "t.%s IS DISTINCT FROM s.%s".formatted(column.name(), column.staged()))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static List<Column> said(Target target, Header header) {
    return target.columns().stream()
        .filter(column -> column.field() == null || header.has(column.field()))
        .toList();
  }

  /**
   * Applies the next rows behind one; answers the last of them, or null when there are none. The
   * caller has a transaction for it.
   */
  public @Nullable Long some(Job job, Target target, long after) {
    var parts =
        sql.list(
            """
            SELECT row_number, %s AS key, reference, outcome = 'CREATE' AS is_new
            FROM import_rows
            WHERE import_id = ? AND row_number > ? AND refused_code IS NULL AND outcome <> 'KEEP'
            ORDER BY row_number LIMIT ?"""
                .formatted(target.stagedKey()),
            row ->
                new Part(
                    row.number("row_number"),
                    row.text("key"),
                    row.textOrNull("reference"),
                    row.flag("is_new")),
            job.id(),
            after,
            ROWS_AT_A_TIME);
    if (parts.isEmpty()) {
      return null;
    }
    hold(target, parts);
    long last = parts.get(parts.size() - 1).rowNumber();
    long news = parts.stream().filter(Part::isNew).count();
    mustBe(news, insert(job.id(), target, after, last));
    mustBe(parts.size() - news, update(job, target, after, last));
    return last;
  }

  /** Holds the names as everybody does who gives or changes one. */
  private void hold(Target target, List<Part> parts) {
    var names = new ArrayList<String>();
    for (var part : parts) {
      names.add(target.table() + "." + target.key() + "=" + part.key());
      if (part.reference() != null && !part.reference().equals(part.key())) {
        names.add(target.table() + ".external_reference=" + part.reference());
      }
    }
    names.stream().sorted().distinct().forEach(sql::hold);
  }

  private int insert(UUID importId, Target target, long after, long last) {
    var all = new ArrayList<>(target.columns());
    all.add(new Column(target.key(), target.stagedKey(), null));
    return sql.update(
        """
        INSERT INTO %s (id, %s, created_at, updated_at, version)
        SELECT r.id, %s, ?, ?, 0 FROM import_rows r
        WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
          AND r.refused_code IS NULL AND r.outcome = 'CREATE'
        ON CONFLICT DO NOTHING"""
            .formatted(
                target.table(),
                names(all) + names(target.constants(), ", "),
                all.stream().map(column -> "r." + column.staged()).collect(Collectors.joining(", "))
                    + target.constants().stream()
                        .map(column -> ", " + column.staged())
                        .collect(Collectors.joining())),
        clock.instant(),
        clock.instant(),
        importId,
        after,
        last);
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static String names(List<Column> columns, String before) {
    return columns.stream().map(column -> before + column.name()).collect(Collectors.joining());
  }

  private int update(Job job, Target target, long after, long last) {
    return sql.update(
        """
        UPDATE %1$s t SET %2$s, updated_at = ?, version = t.version + 1
        FROM import_rows r
        WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
          AND r.refused_code IS NULL AND r.outcome = 'UPDATE'
          AND t.%3$s = r.%4$s AND t.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM %1$s o WHERE o.external_reference = r.reference
            AND o.deleted_at IS NULL AND o.id <> t.id)"""
            .formatted(
                target.table(),
                said(target, job.header()).stream()
                    .map(column -> column.name() + " = r." + column.staged())
                    .collect(Collectors.joining(", ")),
                target.key(),
                target.stagedKey()),
        clock.instant(),
        job.id(),
        after,
        last);
  }

  private static void mustBe(long expected, long written) {
    if (expected != written) {
      throw Rejected.because(
          ImportRule.IMPORT_OVERTAKEN,
          "Somebody created or removed what this file names. Send the file again.");
    }
  }
}
