package io.bedloe.messaging.webhooks.work;

import io.bedloe.messaging.webhooks.usecase.MarkNextDeliveries;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Finds each second the deliveries that are due again, and those of servers that died; every five
 * seconds those that an older version has stored.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookTimer {

  @Inject private DeliveryWorkers workers;
  @Inject private Recurring recurring;
  @Inject private MarkNextDeliveries deliveries;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void run() {
    workers.sendDue();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void mark() {
    recurring.run("mark deliveries of older versions", deliveries::markNextPage);
  }
}
