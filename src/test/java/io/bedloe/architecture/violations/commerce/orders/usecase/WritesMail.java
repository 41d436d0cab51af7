package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.mail.Message;

/** Mail goes through platform.mail. */
public final class WritesMail {

  private WritesMail() {}

  static Class<?> mail() {
    return Message.class;
  }
}
