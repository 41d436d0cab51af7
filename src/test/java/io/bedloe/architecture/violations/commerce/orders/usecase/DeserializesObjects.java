package io.bedloe.architecture.violations.commerce.orders.usecase;

import java.io.ObjectInputStream;

/** Serialized Java objects can run code while they are read. */
final class DeserializesObjects {

  private DeserializesObjects() {}

  static Class<?> api() {
    return ObjectInputStream.class;
  }
}
