package io.bedloe.platform.lists;

import io.bedloe.kernel.Rule;

/** The rules of list requests. */
public enum ListRule implements Rule {
  INVALID_LIST_REQUEST(Kind.INVALID, "The list request is not valid");

  private final Kind kind;
  private final String title;

  ListRule(Kind kind, String title) {
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
