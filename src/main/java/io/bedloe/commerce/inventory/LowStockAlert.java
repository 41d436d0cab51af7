package io.bedloe.commerce.inventory;

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
import java.util.concurrent.CancellationException;

/** The job that compares the stock with the reorder points, every five minutes. */
@ApplicationScoped
public class LowStockAlert implements JobHandler<NoPayload>, ScheduledJob {

  static final JobType<NoPayload> TYPE =
      JobType.of("low-stock-alert", NoPayload.class, Lane.STANDARD);

  /** The products of one transaction; all of them may have become low, and each has an event. */
  private static final int BATCH = 500;

  private final AlertLowStock alert;

  @Inject
  public LowStockAlert(AlertLowStock alert) {
    this.alert = alert;
  }

  /**
   * The result.
   *
   * @param products the number of products that have a reorder point
   * @param alerted the number of those whose stock has become low
   * @param recovered the number of those whose stock is no longer low
   */
  record Outcome(long products, long alerted, long recovered) {

    Outcome plus(AlertLowStock.Checked checked) {
      return new Outcome(
          products + checked.products(),
          alerted + checked.alerted(),
          recovered + checked.recovered());
    }
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.of(TYPE.name(), "*/5 * * * *");
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
    var outcome = new Outcome(0, 0, 0);
    for (var checked = alert.checkAfter(StockDifferences.none(), BATCH);
        checked.isPresent();
        checked = alert.checkAfter(checked.get().last(), BATCH)) {
      outcome = outcome.plus(checked.get());
      if (run.isStopped()) {
        throw new CancellationException("stopped after %d products".formatted(outcome.products()));
      }
    }
    run.result(outcome);
  }
}
