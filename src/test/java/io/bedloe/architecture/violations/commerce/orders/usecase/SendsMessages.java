package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.jms.JMSContext;

/** The class sends messages, which are for work, jobs and the outbox. */
public final class SendsMessages {

  private SendsMessages() {}

  static Class<?> jms() {
    return JMSContext.class;
  }
}
