package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.Ledger.Cause;
import io.bedloe.commerce.inventory.Ledger.Entry;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The decisions of the ledger are one statement, which {@code LedgerIT} and {@code StockIT} run.
 */
class LedgerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final ProductId DESK = new ProductId(new UUID(0, 2));
  private static final OrderId ORDER = new OrderId(new UUID(0, 9));
  private static final Caller ACTOR =
      new Caller(new AccountId(new UUID(0, 8)), "clerk", Set.of(), Set.of());

  private final AtomicLong lastId = new AtomicLong();
  private final FakeSql sql = new FakeSql();
  private final Ledger ledger =
      new Ledger(
          sql, () -> new UUID(5, lastId.incrementAndGet()), Clock.fixed(NOW, ZoneOffset.UTC));

  /** The parameters of changes. */
  private final List<@Nullable Object> changed = new ArrayList<>();

  private int note(List<@Nullable Object> parameters) {
    changed.addAll(parameters);
    return 1;
  }

  private Object[] parameters() {
    return sql.queries().get(0).parameters().toArray();
  }

  @Test
  void theValuesOfAnEntryStandAtTheSamePlaceOfEachArray() {
    ledger.enter(
        List.of(new Entry(LAMP, -3, -2), new Entry(DESK, 0, 1)),
        new Cause(MovementKind.SHIPMENT, ORDER, null, ACTOR));
    assertThat(parameters())
        .isEqualTo(
            new Object[] {
              new MovementId[] {new MovementId(new UUID(5, 1)), new MovementId(new UUID(5, 2))},
              new ProductId[] {LAMP, DESK},
              new Long[] {-3L, 0L},
              new Long[] {-2L, 1L},
              NOW,
              MovementKind.SHIPMENT,
              ORDER,
              null,
              ACTOR.id(),
              "clerk",
              NOW
            });
  }

  @Test
  void theProductsThatTheStatementReturnsAreShort() {
    sql.rows("FROM short", parameters -> List.of(Map.of("product_id", DESK, "available", 4L)));
    assertThat(
            ledger.enter(
                List.of(new Entry(DESK, 0, 5)),
                new Cause(MovementKind.RESERVATION, ORDER, null, ACTOR)))
        .containsExactly(new Shortage(DESK, 4));
  }

  @Test
  void oneStatementLocksTheFiguresOfAllProducts() {
    sql.rows("FOR UPDATE", parameters -> List.of(Map.of("product_id", LAMP)));
    ledger.lock(List.of(DESK, LAMP));
    assertThat(sql.queries()).hasSize(1);
    assertThat(parameters()).isEqualTo(new Object[] {new ProductId[] {DESK, LAMP}});
  }

  @Test
  void stockIsOpenedForEachProductWithTheCurrentTime() {
    sql.change("INSERT INTO stock", this::note);
    ledger.open(List.of(LAMP, DESK));
    assertThat(changed.toArray()).isEqualTo(new Object[] {NOW, new ProductId[] {LAMP, DESK}});
  }
}
