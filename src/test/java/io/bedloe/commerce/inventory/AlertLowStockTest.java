package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.AlertLowStock.Checked;
import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.NoPayload;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.outbox.ResourceEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertLowStockTest {

  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final ProductId TABLE = new ProductId(new UUID(0, 2));

  private final FakeClock clock = new FakeClock();
  private final FakeReorderPoints points = new FakeReorderPoints();
  private final List<String> published = new ArrayList<>();
  private final AlertLowStock alert = alert();

  private AlertLowStock alert() {
    var sql = new FakeSql().change("INSERT INTO outbox", this::published);
    var limits = new FakeLimits();
    var events = new StockEvents(new VisibleRows(sql, limits), new Catalog(sql, limits));
    var outbox =
        new Outbox(
            sql,
            () -> new UUID(9, 9),
            clock,
            new FakeEvents<>(),
            FakeInstance.<ResourceEvents>of(events));
    return new AlertLowStock(points, outbox, events, clock);
  }

  /** One event has a parameter for each column, several have arrays. */
  private int published(List<@Nullable Object> parameters) {
    if (parameters.get(1) instanceof String type) {
      published.add(type + " " + parameters.get(3) + " " + parameters.get(7));
      return 1;
    }
    var resources = (ResourceId[]) parameters.get(6);
    Arrays.stream(resources).forEach(resource -> published.add(resource.toString()));
    return resources.length;
  }

  /** The run of a job; it is stopped from the start, or never. */
  private static final class Run implements JobRun {

    private final boolean isStopped;
    private final List<Record> results = new ArrayList<>();

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
      results.add(value);
    }

    @Override
    public void succeed(Runnable effect) {
      effect.run();
    }
  }

  private int check() {
    published.clear();
    alert.checkAfter(StockDifferences.none(), 10);
    return published.size();
  }

  @Test
  void stockAtItsReorderPointIsAlertedWithItsFigures() {
    points.save(LAMP, 5L, null);
    points.stock(LAMP, 5);
    assertThat(alert.checkAfter(StockDifferences.none(), 10)).contains(new Checked(LAMP, 1, 1, 0));
    assertThat(published)
        .containsExactly(
            "io.bedloe.stock.low.v1 "
                + LAMP
                + " {\"productId\":\""
                + LAMP
                + "\",\"available\":5,\"reorderPoint\":5}");
    assertThat(points.of(LAMP).value().alertedAt()).isEqualTo(clock.instant());
  }

  @Test
  void stockAboveItsReorderPointIsNotAlerted() {
    points.save(LAMP, 5L, null);
    points.stock(LAMP, 6);
    assertThat(check()).isZero();
    assertThat(points.locked()).isEmpty();
    assertThat(points.of(LAMP).value().alertedAt()).isNull();
  }

  @Test
  void stockThatStaysLowIsAlertedOnce() {
    points.save(LAMP, 5L, null);
    points.stock(LAMP, 4);
    assertThat(check()).isOne();
    assertThat(check()).isZero();
    points.stock(LAMP, 5);
    assertThat(check()).isZero();
    assertThat(points.locked()).containsExactly(LAMP);
  }

  @Test
  void stockThatFallsAgainAfterItWasAboveIsAlertedAgain() {
    points.save(LAMP, 5L, null);
    points.stock(LAMP, 5);
    assertThat(check()).isOne();
    points.stock(LAMP, 6);
    assertThat(alert.checkAfter(StockDifferences.none(), 10)).contains(new Checked(LAMP, 1, 0, 1));
    assertThat(points.of(LAMP).value().alertedAt()).isNull();
    points.stock(LAMP, 5);
    assertThat(check()).isOne();
  }

  @Test
  void theStockOfAnArchivedProductIsAlertedWhenItIsRestored() {
    points.save(LAMP, 5L, null);
    points.archive(LAMP);
    assertThat(check()).isZero();
    points.restore(LAMP);
    assertThat(check()).isOne();
  }

  @Test
  void anAlertedProductThatIsRefilledWhileItIsArchivedIsAlertedAgain() {
    points.save(LAMP, 5L, null);
    assertThat(check()).isOne();
    points.archive(LAMP);
    points.stock(LAMP, 6);
    assertThat(check()).isZero();
    points.restore(LAMP);
    points.stock(LAMP, 0);
    assertThat(check()).isOne();
  }

  @Test
  void stockThatAnotherServerHasAlertedMeanwhileIsNotAlerted() {
    points.save(LAMP, 5L, null);
    points.meanwhile(() -> points.mark(List.of(LAMP), clock.instant()));
    assertThat(check()).isZero();
    assertThat(points.of(LAMP).version()).isEqualTo(2);
  }

  @Test
  void aReorderPointThatIsRemovedMeanwhileIsNotAlerted() {
    points.save(LAMP, 5L, null);
    points.meanwhile(() -> points.save(LAMP, null, null));
    assertThat(check()).isZero();
    assertThat(points.of(LAMP).value().alertedAt()).isNull();
  }

  @Test
  void severalProductsAreAlertedInTheOrderOfTheirIds() {
    points.save(TABLE, 0L, null);
    points.save(LAMP, 0L, null);
    assertThat(check()).isEqualTo(2);
    assertThat(published).containsExactly(LAMP.toString(), TABLE.toString());
  }

  @Test
  void aCheckContinuesAfterTheLastProductOfTheOneBefore() {
    points.save(LAMP, 5L, null);
    points.save(TABLE, 5L, null);
    assertThat(alert.checkAfter(StockDifferences.none(), 1)).contains(new Checked(LAMP, 1, 1, 0));
    assertThat(alert.checkAfter(LAMP, 1)).contains(new Checked(TABLE, 1, 1, 0));
    assertThat(alert.checkAfter(TABLE, 1)).isEmpty();
  }

  @Test
  void theJobChecksAllProductsAndItsResultHasTheirNumbers() {
    long many = 501;
    for (long number = 1; number <= many; number++) {
      points.save(new ProductId(new UUID(0, number)), 0L, null);
    }
    points.stock(LAMP, 1);
    points.mark(List.of(LAMP), clock.instant());
    var run = new Run(false);
    var job = new LowStockAlert(alert);
    job.run(run, new NoPayload());
    assertThat(run.results).containsExactly(new LowStockAlert.Outcome(many, many - 1, 1));
    assertThat(published).hasSize((int) many - 1);
    assertThat(job.schedule().name()).isEqualTo(job.type().name());
  }

  @Test
  void aJobThatIsStoppedHasNoResult() {
    points.save(LAMP, 0L, null);
    var run = new Run(true);
    assertThatThrownBy(() -> new LowStockAlert(alert).run(run, new NoPayload()))
        .isInstanceOf(CancellationException.class);
    assertThat(run.results).isEmpty();
  }
}
