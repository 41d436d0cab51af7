package io.bedloe.messaging.webhooks.work;

import io.bedloe.messaging.webhooks.usecase.CatchUpWebhooks;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Dispatches every two seconds the events for which there was no room. It is a timer of its own,
 * because the methods of one timer wait for each other.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CatchUpTimer {

  @Inject private Recurring recurring;
  @Inject private CatchUpWebhooks webhooks;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void run() {
    recurring.run("dispatch missed events to webhooks", webhooks::dispatchBatches);
  }
}
