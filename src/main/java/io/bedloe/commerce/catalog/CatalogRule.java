package io.bedloe.commerce.catalog;

import io.bedloe.kernel.Rule;

/** The rules of the catalogue. */
public enum CatalogRule implements Rule {
  PRODUCT_NOT_FOUND(Kind.NOT_FOUND, "The product does not exist"),
  SKU_TAKEN(Kind.CONFLICT, "Another product has this SKU"),
  PRODUCT_REFERENCE_TAKEN(Kind.CONFLICT, "Another product has this external reference"),
  PRODUCT_IN_USE(Kind.CONFLICT, "The product has stock or reservations and cannot be deleted");

  private final Definition definition;

  CatalogRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
