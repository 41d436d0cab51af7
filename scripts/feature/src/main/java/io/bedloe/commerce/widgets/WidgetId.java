package io.bedloe.commerce.widgets;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of a widget. */
public record WidgetId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
