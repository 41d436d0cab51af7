package io.bedloe.commerce.widgets.data;

import io.bedloe.commerce.widgets.WidgetId;
import io.bedloe.commerce.widgets.WidgetView;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Row;

/** How widgets are read. */
public final class WidgetQueries {

  public static final String BY_ID =
      "SELECT w.id, w.name, w.created_at, w.updated_at, w.version FROM widgets w WHERE w.id = ?";

  private WidgetQueries() {}

  public static Versioned<WidgetView> versioned(Row row) {
    return new Versioned<>(
        new WidgetView(
            row.id("id", WidgetId::new),
            row.text("name"),
            row.instant("created_at"),
            row.instant("updated_at")),
        row.number("version"));
  }
}
