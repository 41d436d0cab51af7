package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.inventory.Demand;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Enters staged receipts into the stock ledger, and records their references. */
@ApplicationScoped
public class Receipts {

  private static final int ROWS_AT_A_TIME = 500;
  private static final String NO_REASON = "imported";

  private record Receipt(
      long rowNumber, String reference, ProductId productId, long quantity, String reason) {}

  private final Sql sql;
  private final Clock clock;
  private final StockKeeping stock;

  @Inject
  public Receipts(Sql sql, Clock clock, StockKeeping stock) {
    this.sql = sql;
    this.clock = clock;
    this.stock = stock;
  }

  /** Determines for each row that is not refused whether the receipt was entered before. */
  public void decide(Job job) {
    sql.update(
        """
        UPDATE import_rows r SET outcome =
          CASE WHEN EXISTS (SELECT FROM imported_receipts i WHERE i.reference = r.reference)
          THEN 'KEEP' ELSE 'CREATE' END
        WHERE r.import_id = ? AND r.refused_code IS NULL""",
        job.id());
  }

  /**
   * Enters the rows after a row number; returns the number of the last one, or null when there are
   * none. The caller has begun a transaction.
   */
  public @Nullable Long nextBatch(Job job, long after) {
    var receipts =
        sql.list(
            """
            SELECT r.row_number, r.reference, p.id, r.quantity, coalesce(r.reason, ?) AS reason
            FROM import_rows r LEFT JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
            WHERE r.import_id = ? AND r.row_number > ? AND r.refused_code IS NULL
              AND r.outcome = 'CREATE'
            ORDER BY r.row_number LIMIT ?""",
            row -> {
              var product = row.idOrNull("id", ProductId::new);
              if (product == null) {
                throw new BatchConflict("the product of a receipt is deleted");
              }
              return new Receipt(
                  row.number("row_number"),
                  row.text("reference"),
                  product,
                  row.number("quantity"),
                  row.text("reason"));
            },
            NO_REASON,
            job.id(),
            after,
            ROWS_AT_A_TIME);
    if (receipts.isEmpty()) {
      return null;
    }
    long last = receipts.get(receipts.size() - 1).rowNumber();
    recordCounts(job, receipts, after, last);
    var byReason = new TreeMap<String, List<Demand>>();
    for (var receipt : receipts) {
      byReason
          .computeIfAbsent(receipt.reason(), reason -> new ArrayList<>())
          .add(new Demand(receipt.productId(), receipt.quantity()));
    }
    byReason.forEach((reason, demands) -> stock.receive(demands, reason, job.caller()));
    return last;
  }

  private void recordCounts(Job job, List<Receipt> receipts, long after, long last) {
    int written =
        sql.update(
            """
            INSERT INTO imported_receipts (reference, product_id, sku, quantity, import_id, at)
            SELECT r.reference, p.id, r.sku, r.quantity, r.import_id, ?
            FROM import_rows r JOIN products p ON p.sku = r.sku AND p.deleted_at IS NULL
            WHERE r.import_id = ? AND r.row_number > ? AND r.row_number <= ?
              AND r.refused_code IS NULL AND r.outcome = 'CREATE'
            ORDER BY r.reference ON CONFLICT DO NOTHING""",
            clock.instant(),
            job.id(),
            after,
            last);
    BatchConflict.mustBeAll("imported_receipts", receipts.size(), written);
  }
}
