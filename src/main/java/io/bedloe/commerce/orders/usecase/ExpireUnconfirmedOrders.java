package io.bedloe.commerce.orders.usecase;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Expires orders that nobody confirmed in time, each in a transaction of its own, so that one that
 * cannot be expired holds up no other. Several servers share the work: each leaves alone what
 * another holds.
 */
@Dependent
public class ExpireUnconfirmedOrders {

  private static final Logger LOG = Logger.getLogger(ExpireUnconfirmedOrders.class.getName());

  /** How many are looked up at once. */
  private static final int BATCH = 100;

  private final Sql sql;
  private final MoveOrder move;
  private final Clock clock;

  @Inject
  public ExpireUnconfirmedOrders(Sql sql, MoveOrder move, Clock clock) {
    this.sql = sql;
    this.move = move;
    this.clock = clock;
  }

  private record Due(UUID id, Instant since) {}

  /** Expires all that are due now. */
  public void expireDue() {
    var now = clock.instant();
    var last = new Due(new UUID(0, 0), Instant.EPOCH);
    List<Due> batch;
    do {
      // Behind the last one, not from the start: those that cannot be expired are not met again
      batch =
          sql.list(
              """
              SELECT id, expires_at FROM orders
              WHERE status = 'PLACED' AND expires_at <= ? AND (expires_at, id) > (?, ?)
              ORDER BY expires_at, id LIMIT ?""",
              row -> new Due(row.uuid("id"), row.instant("expires_at")),
              now,
              last.since(),
              last.id(),
              BATCH);
      for (var due : batch) {
        expire(due.id());
        last = due;
      }
    } while (batch.size() == BATCH);
  }

  private void expire(UUID id) {
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
