package io.bedloe.commerce.orders.work;

import io.bedloe.commerce.orders.usecase.ExpireUnconfirmedOrders;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every few seconds for orders that are due to expire. The database rows decide; the timer
 * keeps no state.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExpiryTimer {

  private static final Logger LOG = Logger.getLogger(ExpiryTimer.class.getName());

  private final Schema schema;
  private final Instance<ExpireUnconfirmedOrders> expire;

  @Inject
  public ExpiryTimer(Schema schema, Instance<ExpireUnconfirmedOrders> expire) {
    this.schema = schema;
    this.expire = expire;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public ExpiryTimer() {
    this.schema = null;
    this.expire = null;
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void run() {
    if (schema.state() != Schema.State.CURRENT) {
      return;
    }
    // Each run gets a new instance, because the instance holds a database session.
    var expiry = expire.get();
    try {
      expiry.expireDue();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "orders could not be expired; the next run tries again", failure);
    } finally {
      expire.destroy(expiry);
    }
  }
}
