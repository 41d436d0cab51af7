package io.bedloe.platform.outbox;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Publishes each second what no relay has published after its commit, and lets the consumers handle
 * every five seconds what they have not handled after that. After a commit all of this happens
 * without the timer, unless the server dies.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RelayTimer {

  @Inject private PublishEvents events;
  @Inject private RunConsumers consumers;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void publish() {
    events.publishAll();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void consume() {
    consumers.runAll();
  }
}
