package io.bedloe.commerce.inventory;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of stock. */
public enum InventoryRule implements Rule {
  @ProblemMember(
      name = "available",
      type = long.class,
      description = "The unreserved quantity, which can be removed.",
      example = "2")
  STOCK_RESERVED(Kind.CONFLICT, "Not enough unreserved stock");

  private final Definition definition;

  InventoryRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
