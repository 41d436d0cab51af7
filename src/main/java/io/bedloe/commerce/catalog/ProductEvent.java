package io.bedloe.commerce.catalog;

import io.bedloe.platform.outbox.EventType;

/**
 * The events of products. Their data is the id alone: policies judge a product as it is now, and an
 * earlier price or SKU may be of a time when the caller could not see it.
 */
public enum ProductEvent implements EventType {
  CREATED("A product was created.", "product.created"),
  CHANGED("A product was changed.", "product.changed"),
  ARCHIVED("A product was archived.", "product.archived"),
  RESTORED("An archived product was restored.", "product.restored"),
  DELETED("A product was deleted.", "product.removed");

  private final Definition definition;

  ProductEvent(String meaning, String... actions) {
    definition = Definition.of("product", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
