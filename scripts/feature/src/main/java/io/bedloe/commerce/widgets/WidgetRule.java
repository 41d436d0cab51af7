package io.bedloe.commerce.widgets;

import io.bedloe.kernel.Rule;

/** The rules of widgets. */
public enum WidgetRule implements Rule {
  WIDGET_NOT_FOUND(Kind.NOT_FOUND, "The widget does not exist");

  private final Kind kind;
  private final String title;

  WidgetRule(Kind kind, String title) {
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
