package io.bedloe.commerce.catalog;

import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;

/**
 * The events of products. Their data is the id alone: policies judge a product as it is now, and an
 * earlier price or SKU may be of a time when the caller could not see it.
 */
public enum ProductEvent implements EventType {
  CREATED("A product was created."),
  CHANGED("A product was changed."),
  ARCHIVED("A product was archived."),
  RESTORED("An archived product was restored."),
  DELETED("A product was deleted.");

  private final Definition definition;

  ProductEvent(String meaning) {
    definition = new Definition("product", 1, meaning, ChangedResource.class);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
