package io.bedloe.architecture.violations.commerce.orders.usecase;

/** Has a name that says nothing. */
public final class OrdersImpl {

  private OrdersImpl() {}
}
