package io.bedloe.commerce.widgets.usecase;

import io.bedloe.commerce.widgets.WidgetId;
import io.bedloe.commerce.widgets.WidgetView;
import io.bedloe.commerce.widgets.data.Widgets;
import io.bedloe.commerce.widgets.model.Widget;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Creates a widget. */
@Dependent
public class CreateWidget {

  private final Widgets widgets;
  private final ReadWidget read;
  private final Guard guard;
  private final Ids ids;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public CreateWidget(
      Widgets widgets, ReadWidget read, Guard guard, Ids ids, Clock clock, AuditTrail trail) {
    this.widgets = widgets;
    this.read = read;
    this.guard = guard;
    this.ids = ids;
    this.clock = clock;
    this.trail = trail;
  }

  @Transactional
  public Versioned<WidgetView> create(WidgetInput input, Caller caller) {
    guard.mustAllow(caller, Permission.CATALOG_WRITE);
    var id = new WidgetId(ids.next());
    widgets.add(Widget.create(id, input.name(), clock.instant()));
    var created = read.byId(id);
    trail.record("widget.created", Subject.of("widget", id), null, created.value());
    return created;
  }
}
