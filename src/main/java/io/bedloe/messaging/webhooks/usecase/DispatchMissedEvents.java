package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.ConsumeEvents;
import io.bedloe.platform.outbox.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Dispatches the events that {@link DispatchToWebhook} has left out, because the backlog of a
 * webhook was full. The webhook is locked before the position of the consumer is read, and the
 * consumer locks it before it looks whether it is behind: what one of them does not dispatch the
 * other one does, in the order of the positions.
 */
@ApplicationScoped
public class DispatchMissedEvents {

  /** It fits into the other half of the smallest backlog. */
  static final int MOST_EVENTS = 500;

  /** The positions that one batch looks at, of which few may be those of wanted events. */
  static final int MOST_POSITIONS = 20_000;

  private static final int MOST_WEBHOOKS = 20;

  private static final Logger LOG = Logger.getLogger(DispatchMissedEvents.class.getName());

  private final DeliveredWebhooks webhooks;
  private final EventLog log;
  private final ConsumeEvents consumers;
  private final Recipients recipients;
  private final NewDeliveries deliveries;
  private final Backlog backlog;
  private final StopWebhook stop;

  @Inject
  public DispatchMissedEvents(
      DeliveredWebhooks webhooks,
      EventLog log,
      ConsumeEvents consumers,
      Recipients recipients,
      NewDeliveries deliveries,
      Backlog backlog,
      StopWebhook stop) {
    this.webhooks = webhooks;
    this.log = log;
    this.consumers = consumers;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.backlog = backlog;
    this.stop = stop;
  }

  /** Returns some of the webhooks to which events wait to be dispatched. */
  List<WebhookId> behind() {
    return webhooks.behind(MOST_WEBHOOKS);
  }

  /**
   * Dispatches the next events while few deliveries wait. A webhook whose events have expired is
   * paused.
   *
   * @return whether more events can be dispatched at once
   */
  @Transactional
  public boolean dispatchNextBatch(WebhookId id) {
    var webhook = webhooks.lockBehind(id).orElse(null);
    var after = webhook == null ? null : webhook.behindAfter();
    if (webhook == null || after == null) {
      return false;
    }
    long oldest = log.bounds().oldest();
    if (after < oldest - 1) {
      LOG.log(
          Level.SEVERE,
          "The webhook {0} is paused, because it has missed the events after position {1,number,#}"
              + " up to {2,number,#}: they were deleted before there was room for their deliveries"
              + " (bedloe.events.retention)",
          new Object[] {id, after, oldest - 1});
      stop.stop(id, StateReason.BACKLOG);
      return false;
    }
    return backlog.isLow(id) && dispatchAfter(after, webhook);
  }

  private boolean dispatchAfter(long after, Webhook webhook) {
    long dispatched = consumers.positionOf(DispatchEvents.NAME);
    long until = Math.min(dispatched, after + MOST_POSITIONS);
    var wanted = Condition.oneOf("type", "text", webhook.types());
    var events = log.read(after, until, wanted, MOST_EVENTS);
    deliveries.add(webhook.id(), recipients.visibleTo(webhook, events));
    long last = events.size() == MOST_EVENTS ? events.get(MOST_EVENTS - 1).position() : until;
    boolean isDone = last >= dispatched;
    webhooks.setBehind(webhook.id(), isDone ? null : last);
    return !isDone;
  }
}
