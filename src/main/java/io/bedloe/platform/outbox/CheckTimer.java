package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Checks each minute that no event waits. It is a timer of its own: the methods of one timer wait
 * for each other, and a relay that hangs must not keep its check from running.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckTimer {

  @Inject private Recurring recurring;
  @Inject private CheckOutbox outbox;

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  void check() {
    recurring.run("check that events are published", outbox::checkPublished);
    recurring.run("check that events are handled", outbox::checkConsumers);
  }
}
