package io.bedloe.commerce.customers;

import io.bedloe.kernel.Rule;

/** The rules of customers. */
public enum CustomerRule implements Rule {
  CUSTOMER_NOT_FOUND(Kind.NOT_FOUND, "The customer does not exist"),
  CUSTOMER_REFERENCE_TAKEN(Kind.CONFLICT, "Another customer has this external reference"),
  ACCOUNT_ALREADY_LINKED(Kind.CONFLICT, "Another customer is linked to this account"),
  UNKNOWN_ACCOUNT(Kind.INVALID, "The account does not exist"),
  CUSTOMER_IN_USE(Kind.CONFLICT, "The customer has open orders and cannot be deleted"),
  ACCOUNT_LINK_FORBIDDEN(
      Kind.FORBIDDEN, "Linking this account would grant rights that you do not have");

  private final Definition definition;

  CustomerRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
