package io.bedloe.architecture.violations.commerce.tasks;

import io.bedloe.architecture.violations.commerce.notifications.Notice;

/** Uses what uses it. */
public final class Task {

  private Task() {}

  static Class<?> partner() {
    return Notice.class;
  }
}
