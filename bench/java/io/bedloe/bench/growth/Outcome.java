package io.bedloe.bench.growth;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param closed when it expired, was cancelled or came back
 * @param returned how many pieces of each line came back
 */
record Outcome(
    String status,
    @Nullable Instant confirmed,
    @Nullable Instant shipped,
    @Nullable Instant delivered,
    @Nullable Instant closed,
    List<Long> returned) {

  /** The outcome of an order that was only placed. */
  static final Outcome PLACED =
      new Outcome("PLACED", null, null, null, null, Collections.nCopies(Shop.LINES, 0L));

  /** Imported sales count from a time on; imported credit notes have none. */
  static Outcome imported(String status, @Nullable Instant confirmed) {
    return new Outcome(status, confirmed, null, null, null, PLACED.returned);
  }

  Outcome confirmed(Instant at) {
    return new Outcome("CONFIRMED", at, shipped, delivered, closed, returned);
  }

  Outcome shipped(Instant at) {
    return new Outcome("SHIPPED", confirmed, at, delivered, closed, returned);
  }

  Outcome delivered(Instant at) {
    return new Outcome("DELIVERED", confirmed, shipped, at, closed, returned);
  }

  Outcome closed(String status, Instant at) {
    return closed(status, at, returned);
  }

  Outcome closed(String status, Instant at, List<Long> pieces) {
    return new Outcome(status, confirmed, shipped, delivered, at, pieces);
  }

  boolean hasReturns() {
    return returned.get(0) > 0;
  }

  boolean isCancelled() {
    return status.equals("CANCELLED");
  }
}
