package io.bedloe.orders.usecase;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
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

  /** Expires some of those that are due; answers how many. */
  public int some() {
    var due =
        sql.list(
            """
            SELECT id FROM orders WHERE status = 'PLACED' AND expires_at <= ?
            ORDER BY expires_at LIMIT ?""",
            row -> row.uuid("id"),
            clock.instant(),
            BATCH);
    int expired = 0;
    for (var id : due) {
      try {
        expired += move.expire(id) ? 1 : 0;
      } catch (RuntimeException failure) {
        LOG.log(Level.WARNING, "order " + id + " could not be expired; later again", failure);
      }
    }
    return expired;
  }
}
