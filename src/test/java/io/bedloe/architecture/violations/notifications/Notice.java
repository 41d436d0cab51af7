package io.bedloe.architecture.violations.notifications;

import io.bedloe.architecture.violations.tasks.Task;

/** Uses what uses it. */
public final class Notice {

  private Notice() {}

  static Class<?> partner() {
    return Task.class;
  }
}
