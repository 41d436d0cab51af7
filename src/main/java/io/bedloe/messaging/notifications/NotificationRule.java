package io.bedloe.messaging.notifications;

import io.bedloe.kernel.Rule;

/** The rules of notifications. */
public enum NotificationRule implements Rule {
  NOTIFICATION_NOT_FOUND(Kind.NOT_FOUND, "The notification does not exist"),
  INVALID_PREFERENCES(Kind.INVALID, "The preferences are not valid");

  private final Definition definition;

  NotificationRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
