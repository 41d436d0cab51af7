package io.bedloe.commerce.inventory;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of stock. */
public enum InventoryRule implements Rule {
  STOCK_NOT_FOUND(Kind.NOT_FOUND, "There is no such product"),
  @ProblemMember(
      name = "available",
      type = long.class,
      description = "The unreserved quantity, which can be removed.",
      example = "2")
  STOCK_PROMISED(Kind.CONFLICT, "So much is not free to be taken away");

  private final Kind kind;
  private final String title;

  InventoryRule(Kind kind, String title) {
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
