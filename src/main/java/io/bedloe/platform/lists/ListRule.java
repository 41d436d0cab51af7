package io.bedloe.platform.lists;

import io.bedloe.kernel.Rule;

/** The rules of list requests. */
public enum ListRule implements Rule {
  INVALID_LIST_REQUEST(Kind.INVALID, "The list request is not valid");

  private final Definition definition;

  ListRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
