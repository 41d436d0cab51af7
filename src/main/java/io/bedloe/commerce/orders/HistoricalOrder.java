package io.bedloe.commerce.orders;

import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A historical order, as another system has recorded it: it is delivered or returned already.
 *
 * @param externalReference the id of the order in that system; it is unique
 * @param customerReference the external reference of the customer; null without one
 * @param country ISO 3166-1 alpha-2
 * @param lines at least one line; all have the currency of the order
 */
public record HistoricalOrder(
    OrderId id,
    String externalReference,
    OrderKind kind,
    @Nullable String customerReference,
    @Nullable String country,
    Currency currency,
    Instant placedAt,
    List<HistoricalLine> lines) {

  /** Checks the constraints of an order. */
  public HistoricalOrder {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > HistoricalLine.MOST_LINES) {
      throw new IllegalArgumentException("an order has %d lines".formatted(lines.size()));
    }
    if (lines.stream().anyMatch(line -> !line.unitPrice().currency().equals(currency))) {
      throw new IllegalArgumentException(
          "the order %s has lines in another currency".formatted(externalReference));
    }
  }

  /** Returns the value of all lines. */
  public Money total() {
    var total = Money.zero(currency);
    for (var line : lines) {
      total = total.plus(line.total());
    }
    return total;
  }
}
