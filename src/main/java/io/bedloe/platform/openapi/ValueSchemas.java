package io.bedloe.platform.openapi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Builds the schemas of values: those without members of their own, and amounts of money. */
final class ValueSchemas {

  private ValueSchemas() {}

  /** Returns the schema of an enum. */
  static Schema choice(Class<?> type) {
    return Schemas.typed(SchemaType.STRING)
        .description(Examples.description(type))
        .enumeration(
            Arrays.stream(type.getEnumConstants()).<Object>map(c -> ((Enum<?>) c).name()).toList());
  }

  /** Returns the schema of an amount, of which no member is required. */
  static Schema money() {
    return Schemas.typed(SchemaType.OBJECT)
        .description("An amount of money with its currency.")
        .addProperty(
            "amount",
            Schemas.typed(SchemaType.STRING)
                .pattern("^-?[0-9]{1,18}(\\.[0-9]{1,4})?$")
                .description("The amount in the currency's main unit, with all of its decimals.")
                .addExample("19.99"))
        .addProperty(
            "currency",
            Schemas.typed(SchemaType.STRING)
                .pattern("^[A-Z]{3}$")
                .description("The currency as an ISO 4217 code of three capital letters.")
                .addExample("GBP"))
        .additionalPropertiesSchema(Schemas.nothing());
  }

  /** Returns the schema of a type whose JSON is one value. */
  static Schema plain(Class<?> type) {
    if (type == UUID.class) {
      return Schemas.typed(SchemaType.STRING).format("uuid");
    }
    if (type == Instant.class) {
      return Schemas.typed(SchemaType.STRING).format("date-time");
    }
    if (type == LocalDate.class) {
      return Schemas.typed(SchemaType.STRING).format("date");
    }
    if (type == long.class || type == Long.class) {
      return Schemas.typed(SchemaType.INTEGER).format("int64");
    }
    if (type == int.class || type == Integer.class) {
      return Schemas.typed(SchemaType.INTEGER).format("int32");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Schemas.typed(SchemaType.BOOLEAN);
    }
    if (type == String.class) {
      return Schemas.typed(SchemaType.STRING);
    }
    if (Map.class.isAssignableFrom(type)) {
      return Schemas.typed(SchemaType.OBJECT).additionalPropertiesSchema(Schemas.anything());
    }
    if (type == Object.class) {
      return OASFactory.createSchema();
    }
    var inner = Schemas.wrapped(type);
    if (inner != null) {
      return plain(inner);
    }
    throw new IllegalStateException("The API document has no schema for " + type);
  }
}
