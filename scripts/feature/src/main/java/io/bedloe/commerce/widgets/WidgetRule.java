package io.bedloe.commerce.widgets;

import io.bedloe.kernel.Rule;

/** The rules of widgets. */
public enum WidgetRule implements Rule {
  WIDGET_NOT_FOUND(Kind.NOT_FOUND, "The widget does not exist");

  private final Definition definition;

  WidgetRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
