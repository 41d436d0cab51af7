package io.bedloe.platform.openapi;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The query parameters that a list understands. */
final class ListParameters {

  /** What these mean in a query is fixed; a field of such a name is compared with brackets only. */
  private static final Set<String> RESERVED =
      Set.of("limit", "cursor", "sort", "fields", "total", "q");

  private ListParameters() {}

  static List<Parameter> of(Listing<?> listing) {
    var all = new ArrayList<Parameter>();
    all.add(
        query(
            "limit",
            "How many items a page has at most",
            Schemas.typed(SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(ListRequest.LARGEST_PAGE))
                .defaultValue(ListRequest.STANDARD_PAGE)));
    all.add(query("cursor", "Where to go on: `page.next` of the page before", text()));
    all.add(
        several(
            "sort",
            "Fields to sort by; `-` before one turns it round. When left out: " + listing.order(),
            choice(listing.sortable().stream().flatMap(field -> Stream.of(field, "-" + field)))));
    all.add(
        several(
            "fields", "The only members that items shall have", choice(listing.shown().stream())));
    all.add(
        query(
            "total",
            "Whether to count all items",
            Schemas.typed(SchemaType.BOOLEAN).defaultValue(false)));
    if (listing.search() != null) {
      all.add(
          query(
              "q",
              "Words to search for; mistakes in typing are forgiven",
              text().minLength(1).maxLength(ListRequest.LONGEST_SEARCH)));
    }
    listing.fields().values().stream()
        .sorted(java.util.Comparator.comparing(Field::name))
        .forEach(field -> all.addAll(filters(field)));
    return all;
  }

  private static List<Parameter> filters(Field field) {
    var all = new ArrayList<Parameter>();
    if (!RESERVED.contains(field.name())) {
      all.add(query(field.name(), "Only with this " + field.name(), value(field)));
    }
    field.operators().stream().sorted().forEach(operator -> all.add(filter(field, operator)));
    return all;
  }

  private static Parameter filter(Field field, Operator operator) {
    var name = "%s[%s]".formatted(field.name(), operator.code());
    var meaning = operator.meaning().formatted(field.name());
    return switch (operator) {
      case IN -> several(name, meaning, value(field));
      case CONTAINS -> query(name, meaning, text());
      default -> query(name, meaning, value(field));
    };
  }

  private static Schema value(Field field) {
    if (!field.choices().isEmpty()) {
      return choice(field.choices().stream().sorted());
    }
    return switch (field.type()) {
      case TEXT, CASELESS -> text();
      case ID -> text().format("uuid");
      case NUMBER -> Schemas.typed(SchemaType.INTEGER).format("int64");
      case AMOUNT -> Schemas.typed(SchemaType.NUMBER);
      case TIME ->
          OASFactory.createSchema()
              .anyOf(List.of(text().format("date-time"), text().format("date")));
      case FLAG -> Schemas.typed(SchemaType.BOOLEAN);
    };
  }

  private static Schema choice(Stream<String> names) {
    return text().enumeration(names.<Object>map(name -> name).toList());
  }

  /** One parameter with several values, separated by commas. */
  private static Parameter several(String name, String description, Schema value) {
    return query(name, description, Schemas.typed(SchemaType.ARRAY).items(value))
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
