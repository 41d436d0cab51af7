package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportSettings;
import io.bedloe.commerce.exports.ExportStatus;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Accepts an export of a list or a report that the caller may read, and leaves it to a background
 * job.
 */
@Dependent
public class RequestExport {

  private final ExportedLists lists;
  private final ExportRights rights;
  private final AddExport add;
  private final Settings settings;
  private final Ids ids;
  private final Clock clock;

  @Inject
  RequestExport(
      ExportedLists lists,
      ExportRights rights,
      AddExport add,
      Settings settings,
      Ids ids,
      Clock clock) {
    this.lists = lists;
    this.rights = rights;
    this.add = add;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  public ExportView request(ExportInput input, Caller caller) {
    Map<String, String> filters = input.filters() == null ? Map.of() : input.filters();
    rights.mustAllow(input.resource(), filters, caller);
    mustHave(lists.formats(input.resource()), input.format());
    if (lists.report(input.resource()).isEmpty()) {
      ExportQuery.check(lists.get(input.resource()).listing(), filters);
    }
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

  private static void mustHave(Set<ExportFormat> formats, ExportFormat format) {
    if (!formats.contains(format)) {
      throw Rejected.because(
          ExportRule.INVALID_EXPORT,
          "The resource cannot be exported in this format.",
          List.of(
              new Fault("/format", "unsupported-format", "not one of " + new TreeSet<>(formats))));
    }
  }
}
