package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a delivery of an event to a webhook. */
public record DeliveryId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
