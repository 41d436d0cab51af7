package io.bedloe.commerce.widgets.usecase;

import io.bedloe.commerce.widgets.WidgetId;
import io.bedloe.commerce.widgets.WidgetRule;
import io.bedloe.commerce.widgets.WidgetView;
import io.bedloe.commerce.widgets.data.WidgetQueries;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Reads one widget. */
@Dependent
public class ReadWidget {

  private final Sql sql;

  @Inject
  public ReadWidget(Sql sql) {
    this.sql = sql;
  }

  /** Returns the widget with this id. */
  public Versioned<WidgetView> byId(WidgetId id) {
    return sql.one(WidgetQueries.BY_ID, WidgetQueries::versioned, id)
        .orElseThrow(
            () ->
                Rejected.because(
                    WidgetRule.WIDGET_NOT_FOUND, "No widget has the id " + id + "."));
  }
}
