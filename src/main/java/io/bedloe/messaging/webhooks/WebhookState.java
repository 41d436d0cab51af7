package io.bedloe.messaging.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of a webhook. */
@Schema(description = "The state of a webhook.")
public enum WebhookState {
  /** Events are delivered. */
  ACTIVE,
  /** Events are not delivered until the webhook is resumed. */
  PAUSED,
  /** The receiver has said with status 410 that it wants no more events. */
  DISABLED
}
