package io.bedloe.messaging.notifications;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which events of a topic an account wants to be told of. */
@Schema(description = "Which events of a topic an account wants to be told of.")
public enum NotificationReach {
  /** The account is told of nothing. */
  OFF,
  /** The account is told of events about its own resources. */
  OWN,
  /** The account is told of events about all resources that it may read. */
  ALL
}
