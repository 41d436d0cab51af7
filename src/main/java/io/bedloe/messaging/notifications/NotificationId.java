package io.bedloe.messaging.notifications;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a notification. */
public record NotificationId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
