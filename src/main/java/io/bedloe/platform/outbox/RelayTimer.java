package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Publishes each second what no relay has published after its commit, lets the consumers handle
 * every five seconds what they have not handled after that, and deletes old events every ten
 * minutes. After a commit all of this happens without the timer, unless the server dies.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RelayTimer {

  @Inject private PublishEvents events;
  @Inject private Recurring recurring;
  @Inject private DeleteOldEvents old;
  @Inject private RunConsumers consumers;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void publish() {
    events.publishAll();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void consume() {
    consumers.runAll();
  }

  @Schedule(hour = "*", minute = "*/10", second = "30", persistent = false)
  void deleteOld() {
    recurring.run("delete old events", this::deleteBatches);
  }

  private void deleteBatches() {
    while (old.deleteNextBatch() == DeleteOldEvents.BATCH) {
      // The loop continues with the next batch.
    }
  }
}
