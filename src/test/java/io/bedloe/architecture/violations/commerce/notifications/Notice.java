package io.bedloe.architecture.violations.commerce.notifications;

import io.bedloe.architecture.violations.commerce.tasks.Task;

/** Uses what uses it. */
public final class Notice {

  private Notice() {}

  static Class<?> partner() {
    return Task.class;
  }
}
