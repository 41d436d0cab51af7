package io.bedloe.architecture.violations.commerce.tasks;

import io.bedloe.architecture.violations.commerce.notifications.Notice;

/** The class uses a feature that uses its own. */
public final class Task {

  private Task() {}

  static Class<?> partner() {
    return Notice.class;
  }
}
