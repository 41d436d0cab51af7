package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes all committed events, each batch in its own transaction. */
@ApplicationScoped
public class PublishEvents {

  private final Relay relay;
  private final Recurring recurring;

  @Inject
  public PublishEvents(Relay relay, Recurring recurring) {
    this.relay = relay;
    this.recurring = recurring;
  }

  /** Publishes until a batch is not full; another relay publishes the rest otherwise. */
  public void publishAll() {
    recurring.run("publish events", this::publishBatches);
  }

  private void publishBatches() {
    while (relay.publishNextBatch() == Relay.BATCH) {
      // The loop continues with the next batch.
    }
  }
}
