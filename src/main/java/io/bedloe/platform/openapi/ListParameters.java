package io.bedloe.platform.openapi;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the query parameters of a list. */
final class ListParameters {

  /**
   * These parameters have a fixed meaning in a query; a field of the same name can be compared with
   * brackets only.
   */
  private static final Set<String> RESERVED =
      Set.of("limit", "cursor", "sort", "fields", "total", "q");

  private final Filters filters;

  ListParameters(Schemas schemas) {
    this.filters = new Filters(schemas);
  }

  /**
   * Returns the schema name of a list's items, from which other names are built: {@code Product}.
   */
  static String item(Listing<?> listing) {
    return Schemas.nameOf(listing.type(), Schemas.Use.ANSWER);
  }

  List<Parameter> of(Listing<?> listing) {
    var all = new ArrayList<Parameter>();
    all.add(
        query(
            "limit",
            "The number of items on a page, at most %d.".formatted(ListRequest.LARGEST_PAGE),
            Schemas.typed(SchemaType.INTEGER)
                .format("int32")
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(ListRequest.LARGEST_PAGE))
                .defaultValue(ListRequest.STANDARD_PAGE)
                .addExample(ListRequest.STANDARD_PAGE)));
    all.add(
        query(
            "cursor",
            "Continues a list: the `page.next` of the page before, with the same `sort`.",
            text().addExample("WyIyMDI2Il0")));
    all.add(
        several(
            "sort",
            ("The fields to sort by, separated by commas; a `-` before a field sorts in descending"
                    + " order. The default is `%s`.")
                .formatted(listing.order()),
            choice(listing.sortable().stream().flatMap(field -> Stream.of(field, "-" + field))),
            listing.order()));
    all.add(
        several(
            "fields",
            "The members that the items have, separated by commas. All members are returned when"
                + " this parameter is left out.",
            choice(listing.shown().stream()),
            listing.shown().iterator().next()));
    all.add(
        query(
            "total",
            "Whether the answer counts all items of the list in `page.total`.",
            Schemas.typed(SchemaType.BOOLEAN).defaultValue(false).addExample(true)));
    if (listing.search() != null) {
      all.add(
          query(
              "q",
              "Words to search for, at most %d characters. The search tolerates typing errors."
                  .formatted(ListRequest.LONGEST_SEARCH),
              text().minLength(1).maxLength(ListRequest.LONGEST_SEARCH).addExample("lamp")));
    }
    listing.fields().values().stream()
        .sorted(Comparator.comparing(Field::name))
        .forEach(
            field -> {
              if (RESERVED.contains(field.name())) {
                filters.bracketed(field).forEach(all::add);
              } else {
                all.add(filters.of(field, item(listing)));
              }
            });
    return all;
  }

  private static Schema choice(Stream<String> names) {
    return text().enumeration(names.<Object>map(name -> name).toList());
  }

  /** Returns a parameter with several values, separated by commas. */
  private static Parameter several(String name, String description, Schema value, String example) {
    return query(
            name,
            description,
            Schemas.typed(SchemaType.ARRAY)
                .items(value)
                .addExample(List.of(example.split(",", -1))))
        .style(Parameter.Style.FORM)
        .explode(false);
  }

  static Parameter query(String name, String description, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(schema);
  }

  private static Schema text() {
    return Schemas.typed(SchemaType.STRING);
  }
}
