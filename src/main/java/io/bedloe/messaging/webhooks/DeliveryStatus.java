package io.bedloe.messaging.webhooks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of a delivery. */
@Schema(description = "The status of a delivery.")
public enum DeliveryStatus {
  /** It waits for its first or its next attempt. */
  PENDING,
  /** The receiver has returned a status from 200 to 299. */
  SUCCEEDED,
  /** The last attempt has failed, and there is none after it. */
  FAILED,
  /**
   * It is not sent, because the webhook was paused, or its owner may not read the event any more.
   */
  CANCELLED
}
