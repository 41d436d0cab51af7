package io.bedloe.commerce.customers;

import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;

/** The events of customers. Their data has no personal data. */
public enum CustomerEvent implements EventType {
  CREATED("A customer was created.", ChangedResource.class),
  CHANGED("A customer was changed.", ChangedResource.class),
  ARCHIVED("A customer was archived.", ChangedResource.class),
  RESTORED("An archived customer was restored.", ChangedResource.class),
  DELETED("A customer was deleted.", ChangedResource.class);

  private final Definition definition;

  CustomerEvent(String meaning, Class<? extends Record> data) {
    definition = new Definition("customer", 1, meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
