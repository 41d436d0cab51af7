package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.outbox.ConsumeEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Ends the sending of events to a webhook, within the transaction of the use case. Deliveries that
 * wait are cancelled; the webhook keeps the position before the first of them.
 */
@Dependent
class StopWebhook {

  /** The reason in the log of deliveries that a pause has cancelled. */
  static final String CANCELLED = "The webhook was paused before the event was sent.";

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final ConsumeEvents consumers;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  StopWebhook(
      Webhooks webhooks,
      Deliveries deliveries,
      ConsumeEvents consumers,
      AuditTrail trail,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.consumers = consumers;
    this.trail = trail;
    this.clock = clock;
  }

  /** Returns the lowest position of the events that wait for a webhook. */
  Optional<Long> lowestPending(WebhookId id) {
    return deliveries.lowestPending(id);
  }

  /** Stops a webhook that the server itself stops; one that is not active stays as it is. */
  void stop(WebhookId id, StateReason reason) {
    stop(id, reason, deliveries.lowestPending(id));
  }

  /**
   * Stops a webhook as {@link #stop(WebhookId, StateReason)} does.
   *
   * @param lowest the lowest position of the events that were not delivered
   */
  void stop(WebhookId id, StateReason reason, Optional<Long> lowest) {
    webhooks
        .lock(id)
        .filter(found -> found.value().state() == WebhookState.ACTIVE)
        .ifPresent(
            found -> {
              store(id, reason, lowest);
              var after = webhooks.lock(id).map(Versioned::value).orElse(null);
              trail.record(
                  Caller.SYSTEM,
                  action(reason),
                  Subject.of("webhook", id),
                  found.value().audited(),
                  after == null ? null : after.audited());
            });
  }

  /** Stores the state of a webhook that is locked and active. */
  void store(WebhookId id, StateReason reason) {
    store(id, reason, deliveries.lowestPending(id));
  }

  private void store(WebhookId id, StateReason reason, Optional<Long> lowest) {
    long dispatched = consumers.positionOf(DispatchEvents.NAME);
    long pausedAfter =
        lowest.map(position -> Math.min(position - 1, dispatched)).orElse(dispatched);
    webhooks.stop(id, stateOf(reason), reason, pausedAfter, clock.instant());
    deliveries.cancelAll(id, CANCELLED);
  }

  /** Returns the name of the change in the audit trail. */
  static String action(StateReason reason) {
    return stateOf(reason) == WebhookState.DISABLED ? "webhook.disabled" : "webhook.paused";
  }

  private static WebhookState stateOf(StateReason reason) {
    return reason == StateReason.GONE ? WebhookState.DISABLED : WebhookState.PAUSED;
  }

  /** Returns whether a webhook is active. */
  static boolean isActive(WebhookView webhook) {
    return webhook.state() == WebhookState.ACTIVE;
  }
}
