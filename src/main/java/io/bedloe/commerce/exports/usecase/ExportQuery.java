package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the filters of an export as the query parameters of its list. */
final class ExportQuery {

  /** Parameters of a page, which a file does not have. */
  private static final Set<String> OF_PAGES = Set.of("limit", "cursor", "total");

  private ExportQuery() {}

  /** Refuses filters that the list does not have. */
  static void check(Listing<?> listing, Map<String, String> filters) {
    var faults =
        new TreeSet<>(filters.keySet())
            .stream()
                .filter(OF_PAGES::contains)
                .map(
                    name ->
                        new Fault(
                            "/filters/" + name,
                            "unknown-parameter",
                            "an export has all rows, and no pages"))
                .toList();
    if (!faults.isEmpty()) {
      throw Rejected.because(
          ExportRule.INVALID_EXPORT, "The export has parameters of a page.", faults);
    }
    var unused = page(listing, filters, null);
  }

  /**
   * Returns the request of a page.
   *
   * @param cursor the end of the page before; null for the first page
   */
  static ListRequest page(
      Listing<?> listing, Map<String, String> filters, @Nullable String cursor) {
    var parameters = new HashMap<String, List<String>>();
    filters.forEach((name, value) -> parameters.put(name, List.of(value)));
    parameters.put("limit", List.of(Integer.toString(ListRequest.LARGEST_PAGE)));
    if (cursor == null) {
      parameters.put("total", List.of("true"));
    } else {
      parameters.put("cursor", List.of(cursor));
    }
    return ListRequest.parse(parameters, listing);
  }
}
