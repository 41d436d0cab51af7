package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Change;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes staged rows that are products or customers into their table: one that does not exist is
 * created, one that exists is changed where the file says something else. What a row does not say
 * stays as it is.
 */
@ApplicationScoped
public class Upsert {

  /**
   * Where rows go.
   *
   * @param table a table with a version, times of creation and change, and removed rows
   * @param alias the table's alias in conditions
   * @param subject the sort of thing in the audit trail, such as {@code product}
   * @param key the column that says which thing it is
   * @param stagedKey the staging column that the key was read into
   * @param unique the expression that is unique, by which the key is locked
   * @param folding computes the expression's value of a key
   * @param columns what else a row says
   * @param constants further columns and their SQL values, for new things
   */
  public record Target(
      String table,
      String alias,
      String subject,
      String key,
      String stagedKey,
      String unique,
      UnaryOperator<String> folding,
      List<Column> columns,
      List<Column> constants) {

    private List<Column> written() {
      var all = new ArrayList<>(columns);
      all.add(Column.required(key, stagedKey));
      return all;
    }
  }

  /**
   * A column.
   *
   * @param staged the staging column, or for a constant the SQL value
   * @param field the field's name, by which a row can clear the column; null when it cannot be
   *     cleared
   * @param standard the SQL value for new things whose row does not say
   */
  public record Column(String name, String staged, @Nullable String field, String standard) {

    /** A column that always has a value. */
    public static Column required(String name, String staged) {
      return new Column(name, staged, null, "NULL");
    }

    /** A column that a row can clear. */
    public static Column optional(String name, String staged, String field) {
      return new Column(name, staged, field, "NULL");
    }

    /**
     * Returns the expression for the column's value after the row was applied to the resource under
     * an alias.
     */
    private String changed(String alias) {
      var kept = "coalesce(r.%s, %s.%s)".formatted(staged, alias, name);
      return field == null
          ? kept
          : "CASE WHEN '%s' = ANY (r.cleared) THEN NULL ELSE %s END".formatted(field, kept);
    }

    private String created() {
      return "coalesce(r.%s, %s)".formatted(staged, standard);
    }
  }

  /** Reads things as the API shows them, by id. */
  public interface Views {
    Map<UUID, ?> of(Collection<UUID> ids);
  }

  /**
   * The statement's target and the rows that the caller may change.
   *
   * @param visible which things the caller may see; no other one is changed
   */
  public record Plan(Target target, Condition visible, Views views) {}

  /** A row of a chunk, and the id of what it creates. */
  private record Part(
      long rowNumber, UUID id, String key, @Nullable String reference, boolean isNew) {}

  private static final int ROWS_AT_A_TIME = 200;

  private final Sql sql;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public Upsert(Sql sql, Clock clock, AuditTrail trail) {
    this.sql = sql;
    this.clock = clock;
    this.trail = trail;
  }

  /** Says of each row that is not refused what is to be done. */
  public void decide(Job job, Target target) {
    sql.update(
        """
        UPDATE import_rows s SET outcome = CASE
          WHEN t.id IS NULL THEN 'CREATE' WHEN %s THEN 'UPDATE' ELSE 'KEEP' END
        FROM import_rows r LEFT JOIN %s t ON t.%s = r.%s AND t.deleted_at IS NULL
        WHERE r.import_id = ? AND r.refused_code IS NULL
          AND s.import_id = r.import_id AND s.row_number = r.row_number"""
            .formatted(differs(target), target.table(), target.key(), target.stagedKey()),
        job.id());
  }

  private static String differs(Target target) {
    return target.columns().stream()
        .map(column -> "t.%s IS DISTINCT FROM %s".formatted(column.name(), column.changed("t")))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /**
   * Applies the next rows behind one; answers the last of them, or null when there are none. The
   * caller has a transaction for it.
   */
  public @Nullable Long nextBatch(Job job, Plan plan, long after) {
    var target = plan.target();
    var parts = parts(job, target, after);
    if (parts.isEmpty()) {
      return null;
    }
    lock(target, parts);
    long last = parts.get(parts.size() - 1).rowNumber();
    var created = parts.stream().filter(Part::isNew).map(Part::id).toList();
    var changed = lockChanged(job, target, after, last);
    var before = changed.isEmpty() ? Map.<UUID, Object>of() : plan.views().of(changed);
    mustBe(created.size(), insert(job.id(), target, after, last));
    mustBe(parts.size() - created.size(), update(job, plan, after, last));
    var all = new ArrayList<>(created);
    all.addAll(changed);
    var now = plan.views().of(all);
    trail.recordAll(
        job.caller(),
        target.subject() + ".created",
        target.subject(),
        created.stream().map(id -> new Change(id, null, now.get(id))).toList());
    trail.recordAll(
        job.caller(),
        target.subject() + ".changed",
        target.subject(),
        changed.stream().map(id -> new Change(id, before.get(id), now.get(id))).toList());
    return last;
  }

  private List<Part> parts(Job job, Target target, long after) {
    return sql.list(
        """
        SELECT row_number, id, %s AS key, reference, outcome = 'CREATE' AS is_new
        FROM import_rows
        WHERE import_id = ? AND row_number > ? AND refused_code IS NULL AND outcome <> 'KEEP'
        ORDER BY row_number LIMIT ?"""
            .formatted(target.stagedKey()),
        row ->
            new Part(
                row.number("row_number"),
                row.uuid("id"),
                row.text("key"),
                row.textOrNull("reference"),
                row.flag("is_new")),
        job.id(),
        after,
        ROWS_AT_A_TIME);
  }

  /** Holds the names as everybody does who gives or changes one. */
  private void lock(Target target, List<Part> parts) {
    var names = new ArrayList<String>();
    for (var part : parts) {
      names.add(target.table() + "." + target.unique() + "=" + target.folding().apply(part.key()));
      if (part.reference() != null) {
        names.add(target.table() + ".external_reference=" + part.reference());
      }
    }
    sql.advisoryLocks(names);
  }

  /** Locks the things that a chunk changes, so that the audit trail has what they were like. */
  private List<UUID> lockChanged(Job job, Target target, long after, long last) {
    return sql.list(
        """
        SELECT t.id FROM %s t JOIN import_rows r ON t.%s = r.%s AND t.deleted_at IS NULL
        WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
          AND r.refused_code IS NULL AND r.outcome = 'UPDATE'
        ORDER BY t.id FOR UPDATE OF t"""
            .formatted(target.table(), target.key(), target.stagedKey()),
        row -> row.uuid("id"),
        job.id(),
        after,
        last);
  }

  private int insert(UUID importId, Target target, long after, long last) {
    return sql.update(
        """
        INSERT INTO %s (id, %s, created_at, updated_at, version)
        SELECT r.id, %s, ?, ?, 0 FROM import_rows r
        WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
          AND r.refused_code IS NULL AND r.outcome = 'CREATE'
        ON CONFLICT DO NOTHING"""
            .formatted(
                target.table(),
                names(target.written()) + names(target.constants(), ", "),
                target.written().stream().map(Column::created).collect(Collectors.joining(", "))
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

  private int update(Job job, Plan plan, long after, long last) {
    var target = plan.target();
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.addAll(List.of(clock.instant(), job.id(), after, last));
    parameters.addAll(plan.visible().parameters());
    return sql.update(
        """
        UPDATE %1$s %2$s SET %3$s, updated_at = ?, version = %2$s.version + 1
        FROM import_rows r
        WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
          AND r.refused_code IS NULL AND r.outcome = 'UPDATE'
          AND %2$s.%4$s = r.%5$s AND %2$s.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM %1$s o WHERE o.external_reference = r.reference
            AND o.deleted_at IS NULL AND o.id <> %2$s.id)
          AND %6$s"""
            .formatted(
                target.table(),
                target.alias(),
                target.columns().stream()
                    .map(column -> column.name() + " = " + column.changed(target.alias()))
                    .collect(Collectors.joining(", ")),
                target.key(),
                target.stagedKey(),
                plan.visible().sql()),
        parameters.toArray());
  }

  private static void mustBe(long expected, long written) {
    if (expected != written) {
      throw Rejected.because(
          ImportRule.IMPORT_CONFLICT,
          "Another request created or deleted a resource that this file names. Send the file "
              + "again.");
    }
  }
}
