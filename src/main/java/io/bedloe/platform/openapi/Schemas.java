package io.bedloe.platform.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonValue;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.ProblemMember;
import io.bedloe.platform.http.Problem;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Builds JSON schemas (2020-12) of the records that the API reads and writes. A member whose type
 * does not allow null is required. In a response a null member is left out; in a request it may be
 * left out or null.
 */
final class Schemas {

  /** The use of a record, which determines its optional members. */
  enum Use {
    /** The server writes the record and leaves null members out. */
    ANSWER(""),
    /**
     * The record is an item of a list: {@code fields=} may leave any member out, so that all are
     * optional.
     */
    ITEM("Item"),
    /** The server reads the record: optional members may be left out or null. */
    REQUEST(""),
    /**
     * The record is a merge patch (RFC 7396): every member may be left out, and null removes an
     * optional value.
     */
    PATCH("Patch");

    private final String suffix;

    Use(String suffix) {
      this.suffix = suffix;
    }

    boolean allowsNull() {
      return this == REQUEST || this == PATCH;
    }

    /** Returns the use of records inside a record. */
    Use nested() {
      return this == ITEM ? ANSWER : this;
    }
  }

  private static final String ITEM_NOTE =
      " The list leaves out every member that `fields` does not name.";

  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Schema> all = new TreeMap<>();

  Map<String, Schema> all() {
    return all;
  }

  /** Returns the schema of a class, as a reference where it has a name. */
  Schema of(Class<?> type, Use use) {
    if (type == Money.class) {
      return use == Use.PATCH
          ? named("MoneyPatch", ValueSchemas::money)
          : named("Money", () -> ValueSchemas.money().required(List.of("amount", "currency")));
    }
    if (type.isRecord() && wrapped(type) == null) {
      return named(nameOf(type, use), () -> record(type, use));
    }
    if (type.isEnum()) {
      return named(nameOf(type, Use.ANSWER), () -> ValueSchemas.choice(type));
    }
    return ValueSchemas.plain(type);
  }

  /** Returns a reference to a schema with a name, and registers the schema. */
  Schema named(String name, java.util.function.Supplier<Schema> making) {
    if (!all.containsKey(name)) {
      all.put(name, OASFactory.createSchema());
      all.put(name, making.get());
    }
    return OASFactory.createSchema().ref(REFERENCE + name);
  }

  static Schema typed(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  /**
   * Returns the schema of any JSON value. The Java generator loses imports of filters after an
   * object whose {@code additionalProperties} is {@code true}, so this schema has only a
   * description.
   */
  static Schema anything() {
    return OASFactory.createSchema().description("Any JSON value.");
  }

  static Schema nothing() {
    return OASFactory.createSchema().booleanSchema(false);
  }

  private Schema record(Class<?> type, Use use) {
    var schema = typed(SchemaType.OBJECT).description(description(type, use));
    boolean closed = true;
    for (var component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
        closed = false;
        continue;
      }
      schema.addProperty(component.getName(), member(component, use));
      if (!isOptional(component) && (use == Use.ANSWER || use == Use.REQUEST)) {
        schema.addRequired(component.getName());
      }
    }
    return closed ? schema.additionalPropertiesSchema(nothing()) : schema;
  }

  private Schema member(RecordComponent component, Use use) {
    var schema = of(component.getAnnotatedType(), use.nested());
    Constraints.on(component).applyTo(schema);
    var description = Examples.description(component.getAccessor());
    if (description != null) {
      schema.setDescription(description);
    }
    if (schema.getRef() == null && !isOfNamed(schema)) {
      var example = Examples.of(component);
      if (example != null) {
        schema.setExamples(List.of(example));
      }
    }
    return use.allowsNull() && isOptional(component) ? orNull(schema) : schema;
  }

  /** Returns whether it is an array of objects with a named schema, which has its own examples. */
  private static boolean isOfNamed(Schema schema) {
    return schema.getItems() != null && schema.getItems().getRef() != null;
  }

  private static @Nullable String description(Class<?> type, Use use) {
    var words = Examples.description(type);
    return words == null || use != Use.ITEM ? words : words + ITEM_NOTE;
  }

  private Schema of(AnnotatedType annotated, Use use) {
    var type = raw(annotated.getType());
    if (Map.class.isAssignableFrom(type)) {
      var values = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[1];
      return typed(SchemaType.OBJECT)
          .additionalPropertiesSchema(
              raw(values.getType()) == Object.class ? anything() : of(values, use));
    }
    if (Collection.class.isAssignableFrom(type)) {
      var items = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
      // A patch replaces an array as a whole (RFC 7396, 1).
      var item = of(items, use == Use.PATCH ? Use.REQUEST : use);
      Constraints.of(items).applyTo(item);
      return typed(SchemaType.ARRAY).items(item);
    }
    return of(type, use);
  }

  /** Returns the members that all problem documents have, to which those of a rule can be added. */
  Schema problem(int status) {
    var schema = record(Problem.class, Use.ANSWER);
    schema.addProperty(
        "status",
        typed(SchemaType.INTEGER)
            .format("int32")
            .description("The HTTP status code.")
            .addExample(status));
    return schema.description("A problem document (RFC 9457) with the status " + status + ".");
  }

  /** Returns the schema of an extension member of a problem. */
  Schema member(ProblemMember member) {
    var value = of(member.type(), Use.ANSWER);
    if (value.getRef() == null) {
      var example =
          member.example().isEmpty()
              ? Examples.ofType(member.type())
              : Examples.parse(member.example(), member.type());
      if (example != null) {
        value.addExample(example);
      }
    }
    return (member.array() ? typed(SchemaType.ARRAY).items(value) : value)
        .description(member.description());
  }

  private static Schema orNull(Schema schema) {
    if (schema.getRef() != null) {
      var description = schema.getDescription();
      schema.setDescription(null);
      return OASFactory.createSchema()
          .description(description)
          .anyOf(List.of(schema, typed(SchemaType.NULL)));
    }
    return schema.getType() == null ? schema : schema.addType(SchemaType.NULL);
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Returns the type that stands for a record which is not written as a JSON object of its own. */
  static @Nullable Class<?> wrapped(Class<?> type) {
    if (Id.class.isAssignableFrom(type)) {
      return UUID.class;
    }
    var components = type.getRecordComponents();
    return components != null
            && components.length == 1
            && components[0].getAccessor().isAnnotationPresent(JsonValue.class)
        ? components[0].getType()
        : null;
  }

  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /**
   * Returns the schema name of a type: {@code ProductView} is a Product, {@code
   * OrderInput.LineInput} an OrderLineInput.
   */
  static String nameOf(Class<?> type, Use use) {
    var outer = type.getEnclosingClass();
    var own = type.getSimpleName().replaceFirst("View$", "");
    var name =
        outer == null
            ? own
            : outer.getSimpleName().replaceFirst("(View|Input|Resource)$", "") + own;
    return use == Use.PATCH ? name.replaceFirst("Input$", "") + use.suffix : name + use.suffix;
  }
}
