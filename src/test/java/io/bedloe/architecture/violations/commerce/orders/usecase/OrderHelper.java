package io.bedloe.architecture.violations.commerce.orders.usecase;

/** The class name has a forbidden ending. */
public final class OrderHelper {

  private OrderHelper() {}
}
