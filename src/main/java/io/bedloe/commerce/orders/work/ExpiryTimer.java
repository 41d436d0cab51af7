package io.bedloe.commerce.orders.work;

import io.bedloe.commerce.orders.usecase.ExpireUnconfirmedOrders;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Expires orders every five seconds; the rows tell which are due, not the timer. */
@Singleton
public class ExpiryTimer {

  @Inject private Recurring recurring;
  @Inject private Instance<ExpireUnconfirmedOrders> expire;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void run() {
    recurring.run("expire unconfirmed orders", this::expireDue);
  }

  private void expireDue() {
    // Each run gets a new instance, because the instance holds a database session.
    var expiry = expire.get();
    try {
      expiry.expireDue();
    } finally {
      expire.destroy(expiry);
    }
  }
}
