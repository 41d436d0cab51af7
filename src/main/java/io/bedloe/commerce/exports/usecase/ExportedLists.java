package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.lists.ExportedList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lists of all features that can be exported, by the name of the resource. */
@ApplicationScoped
class ExportedLists {

  private final Map<String, ExportedList<?>> byName;

  @Inject
  ExportedLists(@Any Instance<ExportedList<?>> lists) {
    var found = new TreeMap<String, ExportedList<?>>();
    lists.forEach(list -> found.put(list.listing().name(), list));
    this.byName = Map.copyOf(found);
  }

  /** Returns the list of a resource; refuses an unknown one. */
  ExportedList<?> get(String resource) {
    var list = byName.get(resource);
    if (list == null) {
      throw Rejected.because(
          ExportRule.INVALID_EXPORT,
          "There is no list with this name that can be exported.",
          List.of(
              new Fault(
                  "/resource",
                  "unknown-resource",
                  "not one of " + String.join(", ", new TreeSet<>(byName.keySet())))));
    }
    return list;
  }
}
