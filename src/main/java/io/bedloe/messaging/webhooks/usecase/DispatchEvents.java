package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.outbox.EventConsumer;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Creates the deliveries of events. They are committed with the position of the consumer, and one
 * server at a time does it, so that the deliveries of a resource have the order of its events. A
 * webhook that makes batches fail one after the other is paused, so that it does not hold up the
 * others for longer.
 */
@ApplicationScoped
class DispatchEvents implements EventConsumer {

  /** The name of the consumer. */
  static final String NAME = "webhooks";

  static final int MOST_FAILURES = 5;

  /** A failure that has nothing to do with the webhook is mostly over by then. */
  static final Duration LONGEST_FAILURE = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(DispatchEvents.class.getName());

  private final DeliveredWebhooks webhooks;
  private final Dispatch dispatch;
  private final Pause pause;
  private final Clock clock;
  private final Map<WebhookId, Failures> failures = new ConcurrentHashMap<>();

  /** The failures of a webhook in a row. */
  private record Failures(Instant since, int number) {

    static Failures first(Instant now) {
      return new Failures(now, 1);
    }

    Failures oneMore() {
      return new Failures(since, number + 1);
    }

    boolean isTooLong(Instant now) {
      return number >= MOST_FAILURES && !now.isBefore(since.plus(LONGEST_FAILURE));
    }
  }

  /** Adds the deliveries of events to a webhook, within the transaction of the batch. */
  @FunctionalInterface
  interface Dispatch {
    void add(Webhook webhook, List<PublishedEvent> events);
  }

  /** Pauses a webhook in a transaction of its own. */
  @FunctionalInterface
  interface Pause {
    void pause(WebhookId webhook, StateReason reason);
  }

  @Inject
  DispatchEvents(
      DeliveredWebhooks webhooks, DispatchToWebhook dispatch, PauseWebhook pause, Clock clock) {
    this(webhooks, dispatch::add, pause::pause, clock);
  }

  /** Uses a given dispatch. */
  DispatchEvents(DeliveredWebhooks webhooks, Dispatch dispatch, Pause pause, Clock clock) {
    this.webhooks = webhooks;
    this.dispatch = dispatch;
    this.pause = pause;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    for (var webhook : webhooks.active()) {
      try {
        dispatch.add(webhook, events);
      } catch (RuntimeException failure) {
        throw new DispatchFailed(webhook.id(), failure);
      }
      failures.remove(webhook.id());
    }
  }

  @Override
  public void rolledBack(RuntimeException failure) {
    if (failure instanceof DispatchFailed failed && isTooLong(failed.webhook)) {
      LOG.log(
          Level.SEVERE,
          "The webhook " + failed.webhook + " is paused, because events cannot be dispatched to it",
          failure);
      pause.pause(failed.webhook, StateReason.INTERNAL_ERROR);
      failures.remove(failed.webhook);
    }
  }

  private boolean isTooLong(WebhookId webhook) {
    var now = clock.instant();
    return failures
        .merge(webhook, Failures.first(now), (before, one) -> before.oneMore())
        .isTooLong(now);
  }

  /** The failure of a batch, with the webhook that caused it. */
  private static final class DispatchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WebhookId webhook;

    DispatchFailed(WebhookId webhook, RuntimeException cause) {
      super("Events cannot be dispatched to the webhook " + webhook, cause);
      this.webhook = webhook;
    }
  }
}
