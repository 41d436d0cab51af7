package io.bedloe.orders;

import io.bedloe.kernel.Rule;

/** The rules of orders. */
public enum OrderRule implements Rule {
  ORDER_NOT_FOUND(Kind.NOT_FOUND, "There is no such order"),
  INVALID_ORDER(Kind.INVALID, "The order has faults"),
  ORDER_REFERENCE_TAKEN(Kind.CONFLICT, "Another order has this external reference"),
  SHORT_STOCK(Kind.CONFLICT, "There is not enough stock"),
  TRANSITION_BLOCKED(Kind.CONFLICT, "The order cannot go there from where it is"),
  INVALID_RETURN(Kind.INVALID, "That cannot be taken back"),
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
