package io.bedloe.messaging.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a webhook is not active. */
@Schema(description = "The reason why a webhook is not active.")
public enum StateReason {
  /** The owner has paused it. */
  OWNER,
  /** All attempts have failed for {@code bedloe.webhooks.pause-after}. */
  FAILING,
  /** Events expired before there was room for their deliveries. */
  BACKLOG,
  /** Events could not be dispatched, although the server tried again and again. */
  INTERNAL_ERROR,
  /** The receiver returned status 410. */
  GONE,
  /** The account was disabled, or the API key is not valid any more. */
  NO_ACCESS
}
