package io.bedloe.messaging.notifications;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events of a topic that an account is told of. */
@Schema(description = "The events of a topic that an account is told of.")
public enum NotificationReach {
  /** The account is told of nothing. */
  OFF,
  /** The account is told of events about its own resources. */
  OWN,
  /** The account is told of events about all resources that it may read. */
  ALL
}
