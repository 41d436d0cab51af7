package io.bedloe.messaging.webhooks.model;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.platform.outbox.EventId;
import org.jspecify.annotations.Nullable;

/** The delivery of an event to a webhook, before its first attempt. */
public record NewDelivery(DeliveryId id, Event event) {

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
}
