package io.bedloe.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the constraints of orders in a batch; callers check external values before. */
class HistoricalOrderTest {

  @Test
  void theTotalIsTheValueOfAllLines() {
    assertThat(order(line(2, "9.50"), line(1, "0.25")).total())
        .isEqualTo(Money.parse("19.25", "GBP"));
  }

  @Test
  void anOrderWithoutLinesIsRefused() {
    assertThatThrownBy(() -> order()).hasMessageContaining("has 0 lines");
  }

  @Test
  void anOrderWithTooManyLinesIsRefused() {
    var lines = Collections.nCopies(HistoricalLine.MOST_LINES + 1, line(1, "1.00"));
    assertThatThrownBy(() -> order(lines.toArray(HistoricalLine[]::new)))
        .hasMessageContaining("has 10001 lines");
  }

  @Test
  void aLineInAnotherCurrencyIsRefused() {
    var euros =
        new HistoricalLine(
            new OrderLineId(new UUID(0, 1)),
            new ProductId(new UUID(0, 2)),
            "LAMP-1",
            "Lamp",
            1,
            Money.parse("1.00", "EUR"));
    assertThatThrownBy(() -> order(euros)).hasMessageContaining("lines in another currency");
  }

  @Test
  void aLineWithoutPiecesIsRefused() {
    assertThatThrownBy(() -> line(0, "1.00")).hasMessageContaining("not positive: 0");
  }

  @Test
  void aLineWithANegativePriceIsRefused() {
    assertThatThrownBy(() -> line(1, "-1.00")).hasMessageContaining("negative");
  }

  private static HistoricalLine line(long quantity, String price) {
    return new HistoricalLine(
        new OrderLineId(new UUID(0, 1)),
        new ProductId(new UUID(0, 2)),
        "LAMP-1",
        "Lamp",
        quantity,
        Money.parse(price, "GBP"));
  }

  private static HistoricalOrder order(HistoricalLine... lines) {
    return new HistoricalOrder(
        new OrderId(new UUID(0, 3)),
        "T1",
        OrderKind.SALE,
        null,
        null,
        Money.currency("GBP"),
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of(lines));
  }
}
