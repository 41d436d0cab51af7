package io.bedloe.messaging.webhooks.work;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Finds each second the deliveries that are due again, and those of servers that died. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookTimer {

  @Inject private DeliveryWorkers workers;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void run() {
    workers.sendDue();
  }
}
