package io.bedloe.commerce.orders;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of orders. */
public enum OrderRule implements Rule {
  ORDER_NOT_FOUND(Kind.NOT_FOUND, "There is no such order"),
  INVALID_ORDER(Kind.INVALID, "The order has faults"),
  ORDER_REFERENCE_TAKEN(Kind.CONFLICT, "Another order has this external reference"),
  @ProblemMember(
      name = "short",
      type = ShortProduct.class,
      array = true,
      description = "The products of which too little is available.")
  SHORT_STOCK(Kind.CONFLICT, "There is not enough stock"),
  @ProblemMember(
      name = "currentStatus",
      type = OrderStatus.class,
      description = "The status of the order now.")
  @ProblemMember(
      name = "allowedTransitions",
      type = OrderStatus.class,
      array = true,
      description = "The statuses that the order can take on from here.")
  TRANSITION_BLOCKED(Kind.CONFLICT, "The order cannot go there from where it is"),
  INVALID_RETURN(Kind.INVALID, "That cannot be taken back"),
  @ProblemMember(
      name = "limit",
      type = long.class,
      description = "How many orders of the customer or the account may wait to be confirmed.",
      example = "20")
  TOO_MANY_OPEN_ORDERS(Kind.CONFLICT, "Too many orders wait to be confirmed"),
  NO_LINKED_CUSTOMER(Kind.FORBIDDEN, "Your account is not linked to a customer");

  private final Kind kind;
  private final String title;

  OrderRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
