package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportSettings;
import io.bedloe.commerce.exports.ExportStatus;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Accepts an export of a list that the caller may read, and leaves it to a background job. */
@Dependent
public class RequestExport {

  private final ExportedLists lists;
  private final Guard guard;
  private final AddExport add;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RequestExport(
      ExportedLists lists, Guard guard, AddExport add, Settings settings, Ids ids, Clock clock) {
    this.lists = lists;
    this.guard = guard;
    this.add = add;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  public ExportView request(ExportInput input, Caller caller) {
    guard.mustAllow(caller, Permission.EXPORTS_RUN);
    var list = lists.get(input.resource());
    guard.mustAllow(caller, list.permission());
    Map<String, String> filters = input.filters() == null ? Map.of() : input.filters();
    ExportQuery.check(list.listing(), filters);
    var now = clock.instant();
    var export =
        new ExportView(
            new ExportId(ids.next()),
            input.resource(),
            input.format(),
            filters,
            ExportStatus.QUEUED,
            0,
            0,
            0,
            now,
            null,
            now.plus(settings.get(ExportSettings.RETENTION)),
            null,
            null);
    add.add(export, caller);
    return export;
  }
}
