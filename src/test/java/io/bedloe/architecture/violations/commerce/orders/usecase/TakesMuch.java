package io.bedloe.architecture.violations.commerce.orders.usecase;

/** The method has too many parameters. */
public final class TakesMuch {

  private TakesMuch() {}

  static int eight(int a, int b, int c, int d, int e, int f, int g, int h) {
    return a + b + c + d + e + f + g + h;
  }
}
