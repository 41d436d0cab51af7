package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.data.OrderQueries.Due;
import io.bedloe.kernel.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Expires orders that were not confirmed in time, each in a transaction of its own, so that an
 * order that cannot be expired does not block others. Several servers can do this at the same time:
 * each skips the orders that another has locked.
 */
@Dependent
public class ExpireUnconfirmedOrders {

  private static final Logger LOG = Logger.getLogger(ExpireUnconfirmedOrders.class.getName());

  /** The number of orders that one query returns. */
  private static final int BATCH = 100;

  private final OrderQueries queries;
  private final MoveOrder move;
  private final Clock clock;

  @Inject
  public ExpireUnconfirmedOrders(OrderQueries queries, MoveOrder move, Clock clock) {
    this.queries = queries;
    this.move = move;
    this.clock = clock;
  }

  /** Expires all orders that are due now. */
  public void expireDue() {
    var now = clock.instant();
    var last = new Due(new OrderId(new UUID(0, 0)), Instant.EPOCH);
    List<Due> batch;
    do {
      // The query continues after the last order, so that orders that cannot be expired are not
      // read again.
      batch = queries.due(now, last, BATCH);
      for (var due : batch) {
        expire(due.id());
        last = due;
      }
    } while (batch.size() == BATCH);
  }

  private void expire(OrderId id) {
    try {
      move.expire(id);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "order " + id + " could not be expired; the next run tries again",
          failure);
    }
  }
}
