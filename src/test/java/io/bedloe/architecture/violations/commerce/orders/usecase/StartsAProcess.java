package io.bedloe.architecture.violations.commerce.orders.usecase;

/** The application starts no process. */
final class StartsAProcess {

  private StartsAProcess() {}

  static Class<?> api() {
    return ProcessBuilder.class;
  }
}
