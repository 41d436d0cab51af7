package io.bedloe.messaging.webhooks;

/** Why a webhook is not active. */
public enum StateReason {
  /** The owner has paused it. */
  OWNER,
  /** All attempts of a delivery have failed. */
  FAILING,
  /** The receiver returned status 410. */
  GONE,
  /** The account was disabled, or the API key is not valid any more. */
  NO_ACCESS
}
