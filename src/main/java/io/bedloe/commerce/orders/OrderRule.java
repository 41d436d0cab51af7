package io.bedloe.commerce.orders;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of orders. */
public enum OrderRule implements Rule {
  ORDER_NOT_FOUND(Kind.NOT_FOUND, "The order does not exist"),
  INVALID_ORDER(Kind.INVALID, "The order is not valid"),
  ORDER_REFERENCE_TAKEN(Kind.CONFLICT, "Another order has this external reference"),
  @ProblemMember(
      name = "short",
      type = ShortProduct.class,
      array = true,
      description = "The products of which too little is available.")
  INSUFFICIENT_STOCK(Kind.CONFLICT, "There is not enough stock"),
  @ProblemMember(
      name = "currentStatus",
      type = OrderStatus.class,
      description = "The current status of the order.")
  @ProblemMember(
      name = "allowedTransitions",
      type = OrderStatus.class,
      array = true,
      description = "The statuses that the order can change to.")
  TRANSITION_NOT_ALLOWED(Kind.CONFLICT, "The order cannot change to this status"),
  INVALID_RETURN(Kind.INVALID, "The return is not valid"),
  @ProblemMember(
      name = "limit",
      type = long.class,
      description = "The maximum number of unconfirmed orders of the customer or the account.",
      example = "20")
  TOO_MANY_OPEN_ORDERS(Kind.CONFLICT, "There are too many unconfirmed orders"),
  NO_LINKED_CUSTOMER(Kind.FORBIDDEN, "Your account is not linked to a customer");

  private final Definition definition;

  OrderRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
