package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.platform.jobs.JobHandler;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.JobSchedule;
import io.bedloe.platform.jobs.JobType;
import io.bedloe.platform.jobs.Jobs;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.jobs.NoPayload;
import io.bedloe.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The job that compares the stock of all products with the ledger, each night. It changes nothing:
 * a difference is a fault of the software or of somebody who has changed the database, and a person
 * decides.
 */
@ApplicationScoped
public class ReconcileStock implements JobHandler<NoPayload>, ScheduledJob {

  private static final Logger LOG = Logger.getLogger(ReconcileStock.class.getName());

  static final JobType<NoPayload> TYPE =
      JobType.of("reconcile-stock", NoPayload.class, Lane.BULK).withTimeout(Duration.ofHours(2));

  private static final int BATCH = 500;

  /** The result names so many products at most. */
  private static final int MOST_NAMED = 100;

  private final StockDifferences differences;

  @Inject
  public ReconcileStock(StockDifferences differences) {
    this.differences = differences;
  }

  /**
   * The result.
   *
   * @param products the number of products that were compared
   * @param differing the number of those whose figures differ from their ledgers
   * @param first the first of these
   */
  record Outcome(long products, long differing, List<ProductId> first) {}

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "30 2 * * *");
  }

  @Override
  public JobId enqueue(Jobs jobs) {
    return jobs.enqueue(TYPE, new NoPayload());
  }

  @Override
  public JobType<NoPayload> type() {
    return TYPE;
  }

  @Override
  public void run(JobRun run, NoPayload nothing) {
    long products = 0;
    long differing = 0;
    var named = new ArrayList<ProductId>();
    var last = StockDifferences.none();
    for (var batch = differences.after(last, BATCH);
        !batch.isEmpty();
        batch = differences.after(last, BATCH)) {
      if (run.isStopped()) {
        throw new CancellationException("stopped after %d products".formatted(products));
      }
      var unequal = batch.stream().filter(each -> !each.agrees()).toList();
      unequal.stream()
          .limit(MOST_NAMED - (long) named.size())
          .forEach(each -> named.add(each.productId()));
      products += batch.size();
      differing += unequal.size();
      last = batch.get(batch.size() - 1).productId();
    }
    if (differing > 0) {
      LOG.log(
          Level.SEVERE,
          "The stock of {0} products differs from the ledger, such as {1}. GET"
              + " /api/v1/stock/'{'productId'}'/reconciliation shows a difference.",
          new Object[] {differing, named.get(0)});
    }
    run.result(new Outcome(products, differing, named));
  }
}
