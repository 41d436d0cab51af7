package io.bedloe.platform.openapi;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Operator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Describes the filters of lists. All comparisons of a field are one parameter of style {@code
 * deepObject}: {@code price[gte]=10} is the member {@code gte} of the object {@code price}, so that
 * generated clients have one typed argument for each field.
 */
final class Filters {

  private final Schemas schemas;

  Filters(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Returns the parameter for all comparisons of a field. */
  Parameter of(Field field, String list) {
    var filter =
        field.choices().isEmpty()
            ? schemas.named(name(field.type()) + "Filter", () -> object(field, "the field"))
            : schemas.named(
                capitalized(list) + capitalized(field.name()) + "Filter",
                () -> object(field, field.name()));
    return ListParameters.query(
            field.name(),
            "Filters by `%s`. All comparisons that are given must hold. `%s=…` without brackets is short for `%s[eq]=…`."
                .formatted(field.name(), field.name(), field.name()),
            filter)
        .style(Parameter.Style.DEEPOBJECT)
        .explode(true);
  }

  /** Returns one parameter for each comparison, for a field with the name of another parameter. */
  Stream<Parameter> bracketed(Field field) {
    return field.operators().stream()
        .sorted()
        .map(
            operator ->
                ListParameters.query(
                    "%s[%s]".formatted(field.name(), operator.code()),
                    operator.meaning().formatted(field.name()),
                    value(field, operator)));
  }

  private static Schema object(Field field, String subject) {
    var schema =
        Schemas.typed(SchemaType.OBJECT)
            .description("Comparisons with %s; all that are given must hold.".formatted(subject))
            .additionalPropertiesSchema(Schemas.nothing());
    field.operators().stream()
        .sorted()
        .forEach(
            operator ->
                schema.addProperty(
                    operator.code(),
                    value(field, operator).description(operator.meaning().formatted(subject))));
    return schema;
  }

  private static Schema value(Field field, Operator operator) {
    return switch (operator) {
      // Style deepObject does not define nested arrays, and clients differ.
      case IN -> text().addExample(String.valueOf(example(field)));
      case CONTAINS -> text().addExample("lamp");
      default -> value(field);
    };
  }

  private static Schema value(Field field) {
    if (!field.choices().isEmpty()) {
      return text()
          .enumeration(field.choices().stream().sorted().<Object>map(name -> name).toList())
          .addExample(example(field));
    }
    var schema =
        switch (field.type()) {
          case TEXT, CASELESS -> text();
          case ID -> text().format("uuid");
          case NUMBER -> Schemas.typed(SchemaType.INTEGER).format("int64");
          case AMOUNT -> Schemas.typed(SchemaType.NUMBER);
          // The server accepts a day too; the document names one type, which typed clients can
          // send.
          case TIME -> text().format("date-time");
          case FLAG -> Schemas.typed(SchemaType.BOOLEAN);
        };
    return schema.addExample(example(field));
  }

  private static Object example(Field field) {
    if (!field.choices().isEmpty()) {
      return field.choices().stream().sorted().findFirst().orElseThrow();
    }
    return switch (field.type()) {
      case TEXT, CASELESS -> "LAMP-1";
      case ID -> Examples.ID;
      case NUMBER -> 5;
      case AMOUNT -> new java.math.BigDecimal("19.99");
      case TIME -> Examples.TIME;
      case FLAG -> true;
    };
  }

  private static String name(FieldType type) {
    return capitalized(type.name().toLowerCase(Locale.ROOT));
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Schema text() {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING));
  }
}
