package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportedReport;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.lists.ExportedList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The lists and reports of all features that can be exported, by the name of the resource. */
@ApplicationScoped
class ExportedLists {

  private final Map<String, ExportedList<?>> byName;
  private final Map<String, ExportedReport> reports;

  @Inject
  ExportedLists(@Any Instance<ExportedList<?>> lists, @Any Instance<ExportedReport> reports) {
    var found = new TreeMap<String, ExportedList<?>>();
    lists.forEach(list -> found.put(list.listing().name(), list));
    this.byName = Map.copyOf(found);
    this.reports =
        reports.stream().collect(Collectors.toUnmodifiableMap(ExportedReport::resource, r -> r));
  }

  /** Returns the report of a resource; empty when the resource is a list, or unknown. */
  Optional<ExportedReport> report(String resource) {
    return Optional.ofNullable(reports.get(resource));
  }

  /** Returns the formats in which a resource can be written; refuses an unknown resource. */
  Set<ExportFormat> formats(String resource) {
    var report = reports.get(resource);
    if (report != null) {
      return report.formats();
    }
    var unused = get(resource);
    return Set.of(ExportFormat.CSV, ExportFormat.NDJSON);
  }

  /** Returns the list of a resource; refuses an unknown one. */
  ExportedList<?> get(String resource) {
    var list = byName.get(resource);
    if (list == null) {
      throw Rejected.because(
          ExportRule.INVALID_EXPORT,
          "There is no list and no report with this name that can be exported.",
          List.of(
              new Fault(
                  "/resource", "unknown-resource", "not one of " + String.join(", ", names()))));
    }
    return list;
  }

  private Set<String> names() {
    var names = new TreeSet<>(byName.keySet());
    names.addAll(reports.keySet());
    return names;
  }
}
