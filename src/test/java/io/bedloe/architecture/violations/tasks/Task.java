package io.bedloe.architecture.violations.tasks;

import io.bedloe.architecture.violations.notifications.Notice;

/** Uses what uses it. */
public final class Task {

  private Task() {}

  static Class<?> partner() {
    return Notice.class;
  }
}
