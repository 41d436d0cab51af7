package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.WebhookSettings;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.data.DueDeliveries;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.model.AfterAttempt;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.messaging.webhooks.model.PendingDelivery;
import io.bedloe.messaging.webhooks.model.SigningSecrets;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two transactions of an attempt: before the request is sent, and after it has ended. Both lock
 * the webhook before they change a delivery, and change nothing when another server has claimed the
 * delivery meanwhile.
 */
@ApplicationScoped
public class AttemptSteps {

  private final DeliveredWebhooks delivered;
  private final Webhooks webhooks;
  private final DueDeliveries queue;
  private final Recipients recipients;
  private final StopWebhook stop;
  private final Settings settings;
  private final SecureRandom random;

  @Inject
  public AttemptSteps(
      DeliveredWebhooks delivered,
      Webhooks webhooks,
      DueDeliveries queue,
      Recipients recipients,
      StopWebhook stop,
      Settings settings,
      SecureRandom random) {
    this.delivered = delivered;
    this.webhooks = webhooks;
    this.queue = queue;
    this.recipients = recipients;
    this.stop = stop;
    this.settings = settings;
    this.random = random;
  }

  /** The message of an attempt. */
  record Message(PendingDelivery delivery, String url, SigningSecrets secrets) {

    /** Leaves the secrets and the address out. */
    @Override
    public String toString() {
      return "Message[delivery=" + delivery.claim().id() + "]";
    }
  }

  /**
   * Returns what is to be sent; empty when the delivery has ended, or when the owner may not read
   * the event any more, which ends the delivery.
   */
  @Transactional
  public Optional<Message> prepare(ClaimedDelivery claim) {
    var delivery = queue.pending(claim);
    var webhook = delivered.find(claim.webhook());
    return delivery.isEmpty() || webhook.isEmpty()
        ? Optional.empty()
        : prepare(delivery.get(), webhook.get());
  }

  private Optional<Message> prepare(PendingDelivery delivery, Webhook webhook) {
    var obstacle = obstacle(webhook, delivery);
    if (obstacle.isPresent()) {
      delivered
          .lock(webhook.id())
          .ifPresent(
              locked -> {
                queue.cancel(delivery, obstacle.get());
                delivered.forgetFailures(webhook.id());
              });
      return Optional.empty();
    }
    return Optional.of(new Message(delivery, webhook.url(), webhooks.secrets(webhook.id())));
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

  /**
   * Stores the result of an attempt, and stops the webhook when its receiver wants no more events,
   * or has failed for long.
   *
   * @param address where the message was sent; null when an error of the server came before
   */
  @Transactional
  public void finish(ClaimedDelivery claim, @Nullable String address, Attempt attempt) {
    // A pause by the owner locks the webhook before its deliveries, too.
    var webhook = delivered.lock(claim.webhook());
    var delivery = queue.pending(claim);
    if (webhook.isPresent() && delivery.isPresent()) {
      finish(webhook.get(), delivery.get(), address, attempt);
    }
  }

  private void finish(
      Webhook webhook, PendingDelivery delivery, @Nullable String address, Attempt attempt) {
    var sent = new AfterAttempt.Sent(address, isTest(delivery), delivery.attempts() + 1);
    var pauseAfter = settings.get(WebhookSettings.PAUSE_AFTER);
    var after = AfterAttempt.of(attempt, sent, webhook, pauseAfter, random.nextDouble());
    var reason = after.stop();
    // The delivery itself waits until it is saved: its event is among those to replay.
    var lowest = reason == null ? Optional.<Long>empty() : stop.lowestPending(webhook.id());
    queue.save(delivery, attempt, after.next());
    if (!Objects.equals(after.failingSince(), webhook.failingSince())) {
      delivered.setFailingSince(webhook.id(), after.failingSince());
    }
    if (reason != null) {
      stop.stop(webhook.id(), reason, lowest);
    }
  }

  /** Ends the lease of a delivery that was not attempted. */
  @Transactional
  public void giveBack(ClaimedDelivery claim) {
    queue.giveBack(claim);
  }
}
