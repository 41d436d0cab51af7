package io.bedloe.commerce.customers;

import io.bedloe.kernel.Rule;

/** The rules of customers. */
public enum CustomerRule implements Rule {
  CUSTOMER_NOT_FOUND(Kind.NOT_FOUND, "There is no such customer"),
  CUSTOMER_REFERENCE_TAKEN(Kind.CONFLICT, "Another customer has this external reference"),
  ACCOUNT_LINKED_ALREADY(Kind.CONFLICT, "Another customer is linked to this account"),
  UNKNOWN_ACCOUNT(Kind.INVALID, "There is no such account"),
  CUSTOMER_IN_USE(Kind.CONFLICT, "The customer has open orders and cannot be deleted"),
  ACCOUNT_LINK_FORBIDDEN(Kind.FORBIDDEN, "Linking this account gives rights that you may not give");

  private final Kind kind;
  private final String title;

  CustomerRule(Kind kind, String title) {
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
