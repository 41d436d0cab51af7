package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Publishes all committed events, each batch in its own transaction. */
@ApplicationScoped
public class PublishEvents {

  private final Relay relay;
  private final Recurring recurring;
  private final RunConsumers consumers;
  private final Event<EventsPublished> published;

  @Inject
  public PublishEvents(
      Relay relay, Recurring recurring, RunConsumers consumers, Event<EventsPublished> published) {
    this.relay = relay;
    this.recurring = recurring;
    this.consumers = consumers;
    this.published = published;
  }

  /**
   * Publishes until a batch is not full, and lets the consumers handle what was published; another
   * relay does so for what it publishes.
   */
  public void publishAll() {
    recurring.run("publish events", this::publishBatches);
  }

  private void publishBatches() {
    int all = 0;
    int batch;
    do {
      batch = relay.publishNextBatch();
      all += batch;
    } while (batch == Relay.BATCH);
    if (all > 0) {
      published.fire(new EventsPublished());
      consumers.runAll();
    }
  }
}
