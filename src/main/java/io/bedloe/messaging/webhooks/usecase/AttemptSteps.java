package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.PendingDelivery;
import io.bedloe.messaging.webhooks.model.RetrySchedule;
import io.bedloe.messaging.webhooks.model.SigningSecrets;
import io.bedloe.messaging.webhooks.model.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** The two transactions of an attempt: before the request is sent, and after it has ended. */
@ApplicationScoped
public class AttemptSteps {

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Recipients recipients;
  private final StopWebhook stop;
  private final SecureRandom random;

  @Inject
  public AttemptSteps(
      Webhooks webhooks,
      Deliveries deliveries,
      Recipients recipients,
      StopWebhook stop,
      SecureRandom random) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.recipients = recipients;
    this.stop = stop;
    this.random = random;
  }

  /** The message of an attempt. */
  record Message(PendingDelivery delivery, String url, SigningSecrets secrets) {

    /** Leaves the secrets and the address out. */
    @Override
    public String toString() {
      return "Message[delivery=" + delivery.id() + "]";
    }
  }

  /**
   * Returns what is to be sent; empty when the delivery has ended, or when the owner may not read
   * the event any more, which ends the delivery.
   */
  @Transactional
  public Optional<Message> prepare(DeliveryId id) {
    return deliveries.pending(id).flatMap(this::prepare);
  }

  private Optional<Message> prepare(PendingDelivery delivery) {
    var webhook = webhooks.delivered(delivery.webhook());
    if (webhook.isEmpty()) {
      return Optional.empty();
    }
    var obstacle = obstacle(webhook.get(), delivery);
    if (obstacle.isPresent()) {
      deliveries.cancel(delivery.id(), obstacle.get());
      return Optional.empty();
    }
    return Optional.of(
        new Message(delivery, webhook.get().url(), webhooks.secrets(delivery.webhook())));
  }

  /** Returns why a message is not sent; empty when it is. */
  private Optional<String> obstacle(Webhook webhook, PendingDelivery delivery) {
    if (isTest(delivery)) {
      return Optional.empty();
    }
    if (webhook.state() != WebhookState.ACTIVE) {
      return Optional.of(StopWebhook.CANCELLED);
    }
    return recipients.mayReceive(webhook, delivery.event())
        ? Optional.empty()
        : Optional.of("The owner of the webhook may not read the event any more.");
  }

  private static boolean isTest(PendingDelivery delivery) {
    return delivery.event().type().equals(WebhookEvent.TEST.type());
  }

  /** Stores the result of an attempt, and stops the webhook when the receiver cannot be reached. */
  @Transactional
  public void finish(PendingDelivery delivery, Attempt attempt) {
    var next =
        isTest(delivery)
            ? Optional.<Instant>empty()
            : RetrySchedule.next(attempt, delivery.attempts() + 1, random.nextDouble());
    var reason = reasonToStop(delivery, attempt, next);
    // A pause by the owner locks the webhook before its deliveries, too.
    reason.ifPresent(stopping -> webhooks.lock(delivery.webhook()));
    // The delivery itself waits until it is saved: its event is among those to replay.
    var lowest = reason.flatMap(stopping -> deliveries.lowestPending(delivery.webhook()));
    if (deliveries.save(delivery.id(), attempt, next.orElse(null))) {
      reason.ifPresent(stopping -> stop.stop(delivery.webhook(), stopping, lowest));
    }
  }

  private static Optional<StateReason> reasonToStop(
      PendingDelivery delivery, Attempt attempt, Optional<Instant> next) {
    if (attempt.isGone()) {
      return Optional.of(StateReason.GONE);
    }
    boolean allFailed = !attempt.succeeded() && attempt.canBeTriedAgain() && next.isEmpty();
    return allFailed && !isTest(delivery) ? Optional.of(StateReason.FAILING) : Optional.empty();
  }
}
