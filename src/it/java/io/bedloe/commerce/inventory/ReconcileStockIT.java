package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.NoPayload;
import io.bedloe.platform.persistence.Sql;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the reconciliation finds stock that differs from its ledger. */
@IntegrationTest
class ReconcileStockIT {

  private final SalesDesk desk = SalesDesk.shared();
  private final Database database = Database.shared();
  private final ReconcileStock reconcile =
      new ReconcileStock(new StockDifferences(new Sql(database.dataSource())));

  /** A run that keeps the result. */
  private static final class Run implements JobRun {

    private final boolean isStopped;
    private ReconcileStock.@Nullable Outcome outcome;

    private Run(boolean isStopped) {
      this.isStopped = isStopped;
    }

    @Override
    public JobId id() {
      return new JobId(new UUID(0, 1));
    }

    @Override
    public int attempt() {
      return 1;
    }

    @Override
    public boolean isStopped() {
      return isStopped;
    }

    @Override
    public void progress(long done, long total) {
      throw new UnsupportedOperationException("the number of products is not known");
    }

    @Override
    public void log(String text) {
      throw new UnsupportedOperationException("the result has everything");
    }

    @Override
    public void result(Record value) {
      outcome = (ReconcileStock.Outcome) value;
    }

    @Override
    public void succeed(Runnable effect) {
      effect.run();
    }
  }

  private ReconcileStock.Outcome outcome() {
    var run = new Run(false);
    reconcile.run(run, new NoPayload());
    return Objects.requireNonNull(run.outcome);
  }

  @Test
  void aProductWhoseFigureWasChangedWithoutTheLedgerIsNamed() {
    var item = desk.stocked(10);
    desk.placed(item.times(3));
    var product = new ProductId(UUID.fromString(item.id()));
    var before = outcome();
    assertThat(before.first()).doesNotContain(product);
    assertThat(before.products())
        .isEqualTo(database.number("SELECT count(*) FROM stock"))
        .isPositive();
    database.execute(
        "UPDATE stock SET on_hand = on_hand + 1 WHERE product_id = ?", product.value());
    try {
      var after = outcome();
      assertThat(after.first()).contains(product);
      assertThat(after.differing()).isEqualTo(before.differing() + 1);
    } finally {
      database.execute(
          "UPDATE stock SET on_hand = on_hand - 1 WHERE product_id = ?", product.value());
    }
  }

  @Test
  void aRunThatIsStoppedHasNoResult() {
    desk.stocked(1);
    var run = new Run(true);
    assertThatThrownBy(() -> reconcile.run(run, new NoPayload()))
        .isInstanceOf(CancellationException.class);
    assertThat(run.outcome).isNull();
  }
}
