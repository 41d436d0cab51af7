package io.bedloe.commerce.customers;

import io.bedloe.platform.outbox.EventType;

/** The events of customers. Their data has no personal data. */
public enum CustomerEvent implements EventType {
  CREATED("A customer was created.", "customer.created"),
  CHANGED("A customer was changed.", "customer.changed"),
  ARCHIVED("A customer was archived.", "customer.archived"),
  RESTORED("An archived customer was restored.", "customer.restored"),
  DELETED("A customer was deleted.", "customer.removed");

  private final Definition definition;

  CustomerEvent(String meaning, String... actions) {
    definition = Definition.of("customer", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
