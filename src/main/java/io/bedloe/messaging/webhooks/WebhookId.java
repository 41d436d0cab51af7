package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a webhook. */
public record WebhookId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
