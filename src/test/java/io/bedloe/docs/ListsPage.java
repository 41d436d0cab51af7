package io.bedloe.docs;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Operator;
import io.bedloe.platform.lists.PageOf;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Generates the page of the filters, sorts and search of each list. */
final class ListsPage {

  private ListsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
            "Lists",
            """
            `limit` is %d when left out and %d at most; `cursor` goes on where the page before ended; `sort` and `fields` name
            fields with commas; `total=true` counts. A filter is `field=value` or `field[operator]=value`; several have to hold
            together. What is not named here is refused with 400."""
                .formatted(ListRequest.STANDARD_PAGE, ListRequest.LARGEST_PAGE));
    for (var definition : code.instancesOf(PageOf.Definition.class)) {
      list(page, definition.listing());
    }
    return page.toString();
  }

  private static void list(Page page, Listing<?> listing) {
    page.section(listing.name())
        .paragraph(
            "Sorted by %s when nothing is said.%s"
                .formatted(
                    Page.code(listing.order()),
                    listing.search() == null ? "" : " `q` searches for words."))
        .table("field", "value", "operators", "sort");
    listing.fields().values().stream()
        .sorted(Comparator.comparing(Field::name))
        .forEach(
            field ->
                page.row(
                    Page.code(field.name()),
                    field.choices().isEmpty()
                        ? field.type().description()
                        : field.choices().stream().sorted().collect(Collectors.joining(", ")),
                    field.operators().stream()
                        .sorted()
                        .map(Operator::code)
                        .collect(Collectors.joining(", ")),
                    field.sortable() ? "yes" : ""));
  }
}
