package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.NewProduct;
import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.data.ImportProgress;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.MissingParts;
import io.bedloe.commerce.imports.data.NewOrders;
import io.bedloe.commerce.imports.data.OrderGroups;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The import of historical orders. A row is a line; all rows with one reference are one order,
 * written in one transaction.
 */
@Dependent
class OrdersImport implements KindOfImport {

  /** The number of products or customers that one transaction creates; each takes a lock. */
  private static final int PARTS_AT_A_TIME = 200;

  private static final String CONFLICT =
      "Another request created or deleted a resource that this file names. The rows that were "
          + "imported are complete and stay; send the file again for the rest.";

  private final OrderGroups groups;
  private final MissingParts missing;
  private final NewOrders orders;
  private final StockForecast forecast;
  private final WriteOrders write;
  private final ImportProgress progress;
  private final HiddenRows hidden;

  @Inject
  OrdersImport(
      OrderGroups groups,
      MissingParts missing,
      NewOrders orders,
      StockForecast forecast,
      WriteOrders write,
      ImportProgress progress,
      HiddenRows hidden) {
    this.groups = groups;
    this.missing = missing;
    this.orders = orders;
    this.forecast = forecast;
    this.write = write;
    this.progress = progress;
    this.hidden = hidden;
  }

  @Override
  public Parts check(Job job) {
    hidden.refuseUnorderableProducts(job);
    hidden.refuseForeignBuyers(job);
    groups.check(job.id(), job.header(), job.request().createMissing());
    groups.gather(job.id());
    groups.analyze();
    groups.compare(job.id(), job.header(), hidden.visibleOrders(job));
    groups.splitIntoChunks(job.id());
    groups.analyze();
    if (job.request().applyStock()) {
      forecast.refuseWhatIsShort(job);
    }
    return new Parts(missing.countProducts(job.id()), missing.countCustomers(job.id()));
  }

  @Override
  public void apply(Job job) {
    parts(
        after -> missing.products(job.id(), after, PARTS_AT_A_TIME),
        NewProduct::sku,
        batch -> write.products(job, batch));
    parts(
        after -> missing.customers(job.id(), after, PARTS_AT_A_TIME),
        CustomerRow::externalReference,
        batch -> write.customers(job, batch));
    var chunk = orders.chunkAfter(job.id(), progress.applied(job.id()) - 1);
    while (chunk.isPresent()) {
      long current = chunk.get();
      Contention.retried(() -> write.writeChunk(job, current), CONFLICT);
      chunk = orders.chunkAfter(job.id(), current);
    }
  }

  /** Parts that an earlier run has created are not missing any more. */
  private static <T> void parts(
      Function<String, List<T>> next, Function<T, String> key, Consumer<List<T>> create) {
    var parts = next.apply("");
    while (!parts.isEmpty()) {
      create.accept(parts);
      parts = next.apply(key.apply(parts.get(parts.size() - 1)));
    }
  }

  @Override
  public Outcome outcome(Job job, Tally tally, Parts parts) {
    var sorts = groups.sorts(job.id());
    if (sorts.rows() != tally.rowsRead() - tally.refused()) {
      throw new IllegalStateException(
          "%d rows are in orders, and %d of %d were refused"
              .formatted(sorts.rows(), tally.refused(), tally.rowsRead()));
    }
    return new Outcome(
        new Counts(
            sorts.created().orders(),
            sorts.created().creditNotes(),
            parts.products(),
            parts.customers(),
            0),
        Counts.NONE,
        sorts.unchanged());
  }
}
