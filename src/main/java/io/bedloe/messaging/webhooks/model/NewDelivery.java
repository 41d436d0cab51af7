package io.bedloe.messaging.webhooks.model;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.outbox.EventId;
import org.jspecify.annotations.Nullable;

/** The delivery of an event to a webhook, before its first attempt. */
public record NewDelivery(DeliveryId id, WebhookId webhook, Event event) {

  /**
   * The event that is sent.
   *
   * @param resource the path of the resource in the API, such as {@code orders}
   * @param position null for a test message
   * @param body the CloudEvent as JSON, which every attempt sends byte for byte
   */
  public record Event(
      EventId id,
      String type,
      String resource,
      ResourceId resourceId,
      @Nullable Long position,
      String body) {}

  /**
   * Returns the name of the group of deliveries that are sent one after the other: those of one
   * resource to one webhook.
   */
  public String group() {
    return "webhook/" + webhook + "/" + event.resource() + "/" + event.resourceId();
  }
}
