package io.bedloe.architecture.violations.commerce.notifications;

import io.bedloe.architecture.violations.commerce.tasks.Task;

/** The class uses a feature that uses its own. */
public final class Notice {

  private Notice() {}

  static Class<?> partner() {
    return Task.class;
  }
}
