package io.bedloe.bench.growth;

import java.time.Instant;
import java.util.List;

/** An order of the generated shop. */
record Order(
    int number,
    Type type,
    Buyer buyer,
    String currency,
    List<Line> lines,
    Instant placed,
    Outcome outcome) {

  /** The historical types were imported from the system before and moved no stock. */
  enum Type {
    SALE,
    HISTORICAL_SALE,
    HISTORICAL_CREDIT_NOTE
  }

  /**
   * The buyer of an order.
   *
   * @param customer the number of the customer; -1 for none
   */
  record Buyer(int customer, String country) {}

  record Line(int product, long quantity, long unitPriceMinor) {

    long total() {
      return quantity * unitPriceMinor;
    }
  }

  boolean isHistorical() {
    return type != Type.SALE;
  }

  boolean isCreditNote() {
    return type == Type.HISTORICAL_CREDIT_NOTE;
  }

  String status() {
    return outcome.status();
  }

  long total() {
    return lines.stream().mapToLong(Line::total).sum();
  }
}
