package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CancellationException;

/**
 * How far the rows of an import are applied. A step is a row, or a chunk of orders. It is stored in
 * the transaction that applies the step, so that each step is applied once, by whichever run.
 */
@ApplicationScoped
public class ImportProgress {

  private final Sql sql;
  private final Clock clock;

  @Inject
  public ImportProgress(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Products and customers that an import of orders creates besides its rows. */
  public record Parts(long products, long customers) {

    public static final Parts NONE = new Parts(0, 0);
  }

  /**
   * Locks the import until the end of the transaction. Refuses when the import has ended or another
   * run has begun, and throws when this run has to stop.
   */
  public void lock(Job job) {
    if (job.run().isStopped().getAsBoolean()) {
      throw new CancellationException("the run of the import " + job.id() + " has to stop");
    }
    var unused =
        sql.one(
                """
            SELECT run FROM imports WHERE id = ? AND state = 'RUNNING' AND run = ? FOR UPDATE""",
                row -> row.number("run"),
                job.id(),
                job.run().number())
            .orElseThrow(ImportProgress::ended);
  }

  static Rejected ended() {
    return Rejected.because(
        ImportRule.IMPORT_CONFLICT,
        "The import was ended meanwhile, because it was cancelled or its upload was too slow. The"
            + " rows that were applied are complete and stay; send the file again for the rest.");
  }

  /** Stores that all rows are checked, and how many steps their application has. */
  public void finishChecks(Job job) {
    sql.update(
        """
        UPDATE imports i SET alive_at = ?, steps = CASE i.kind
          WHEN 'ORDERS' THEN
            (SELECT coalesce(max(chunk) + 1, 0) FROM import_groups WHERE import_id = i.id)
          ELSE (SELECT coalesce(max(row_number), 0) FROM import_rows WHERE import_id = i.id) END
        WHERE i.id = ? AND i.state = 'RUNNING' AND i.run = ?""",
        clock.instant(),
        job.id(),
        job.run().number());
  }

  /** Returns the last step that is applied; 0 for none. */
  public long applied(ImportId importId) {
    return sql.single(
        "SELECT applied FROM imports WHERE id = ?", row -> row.number("applied"), importId);
  }

  /** Stores the last step of a transaction that has locked the import. */
  public void advance(Job job, long step) {
    sql.update(
        "UPDATE imports SET applied = ?, alive_at = ? WHERE id = ?",
        step,
        clock.instant(),
        job.id());
  }

  /** Adds to the created products and customers. */
  public void add(Job job, Parts parts) {
    sql.update(
        """
        UPDATE imports SET new_products = new_products + ?, new_customers = new_customers + ?,
          alive_at = ? WHERE id = ?""",
        parts.products(),
        parts.customers(),
        clock.instant(),
        job.id());
  }

  /** Returns the created products and customers of all runs. */
  public Parts parts(ImportId importId) {
    return sql.single(
        "SELECT new_products, new_customers FROM imports WHERE id = ?",
        row -> new Parts(row.number("new_products"), row.number("new_customers")),
        importId);
  }
}
