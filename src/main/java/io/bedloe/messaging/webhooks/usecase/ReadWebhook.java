package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookRule;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.data.Webhooks.Owner;
import io.bedloe.platform.lists.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Reads the webhooks of the caller, and their deliveries. */
@Dependent
public class ReadWebhook {

  private final Webhooks webhooks;
  private final Deliveries deliveries;

  @Inject
  public ReadWebhook(Webhooks webhooks, Deliveries deliveries) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /** Returns the condition for the webhooks that a caller sees. */
  public Condition visibleTo(Caller caller) {
    return Owner.of(caller).sees();
  }

  public Versioned<WebhookView> byId(WebhookId id, Caller caller) {
    return webhooks.find(id, Owner.of(caller)).orElseThrow(() -> notFound(id));
  }

  /** Returns a webhook, and locks it until the transaction ends. */
  Versioned<WebhookView> lock(WebhookId id, Caller caller) {
    return webhooks.lock(id, Owner.of(caller)).orElseThrow(() -> notFound(id));
  }

  /**
   * Locks a webhook until the transaction ends.
   *
   * @param seen the version that the caller saw; null for any version
   */
  WebhookView lock(WebhookId id, @Nullable Version seen, Caller caller) {
    var found = lock(id, caller);
    Version.mustBeCurrent(seen, found.version());
    return found.value();
  }

  /** Locks a webhook that must be active. */
  void lockActive(WebhookId id, @Nullable Version seen, Caller caller) {
    if (!StopWebhook.isActive(lock(id, seen, caller))) {
      throw Rejected.because(
          WebhookRule.WEBHOOK_NOT_ACTIVE, "Resume the webhook, and send the events again then.");
    }
  }

  public DeliveryView delivery(WebhookId id, DeliveryId delivery, Caller caller) {
    byId(id, caller);
    return deliveries.find(delivery, id).orElseThrow(() -> notFound(delivery));
  }

  private static Rejected notFound(WebhookId id) {
    return Rejected.because(
        WebhookRule.WEBHOOK_NOT_FOUND,
        "You have no webhook with the id " + id + ". GET /webhooks lists your webhooks.");
  }

  static Rejected notFound(DeliveryId id) {
    return Rejected.because(
        WebhookRule.DELIVERY_NOT_FOUND,
        "The webhook has no delivery with the id "
            + id
            + ". GET /webhooks/{id}/deliveries lists the deliveries that are kept.");
  }
}
