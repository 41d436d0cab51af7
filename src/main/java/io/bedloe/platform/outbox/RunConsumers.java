package io.bedloe.platform.outbox;

import io.bedloe.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Gives all consumers the events that they have not handled, each batch in its own transaction. */
@ApplicationScoped
public class RunConsumers {

  private final ConsumeEvents events;
  private final Recurring recurring;
  private final Instance<EventConsumer> consumers;

  @Inject
  public RunConsumers(
      ConsumeEvents events, Recurring recurring, @Any Instance<EventConsumer> consumers) {
    this.events = events;
    this.recurring = recurring;
    this.consumers = consumers;
  }

  /** Runs each consumer; one that fails does not hold up the others. */
  public void runAll() {
    for (var consumer : consumers) {
      recurring.run("handle events: " + consumer.name(), () -> run(consumer));
    }
  }

  private void run(EventConsumer consumer) {
    try {
      while (events.consumeNextBatch(consumer) == ConsumeEvents.BATCH) {
        // The loop continues with the next batch.
      }
    } catch (RuntimeException failure) {
      consumer.rolledBack(failure);
      throw failure;
    }
  }
}
