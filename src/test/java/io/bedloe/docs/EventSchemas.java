package io.bedloe.docs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Money;
import io.bedloe.messaging.events.CloudEvent;
import io.bedloe.platform.outbox.EventType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Generates JSON Schemas of events from their records. They are in the words of draft 07, which
 * AsyncAPI 3.0 uses, and allow further members, because a version of a type may get some.
 */
final class EventSchemas {

  private EventSchemas() {}

  /**
   * Returns the schema of an event.
   *
   * @param data the schema of its data
   */
  static ObjectNode event(EventType type, ObjectNode data) {
    var schema = record(CloudEvent.class, data);
    schema.put("title", type.type());
    schema.put("description", type.definition().meaning());
    schema.withObject("/properties/type").put("const", type.type());
    schema.withObject("/properties/specversion").put("const", "1.0");
    return schema;
  }

  /** Returns the schema of the data of events. */
  static ObjectNode data(Class<? extends Record> data) {
    return record(data, JsonNodeFactory.instance.objectNode());
  }

  /** Returns the name of the schema of a record. */
  static String name(Class<?> record) {
    var named = schema(record).name();
    return named.isEmpty() ? record.getSimpleName() : named;
  }

  /** Returns what a member of a record means. */
  static String description(Class<?> record, String member) {
    try {
      return schema(record.getDeclaredField(member)).description();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(record + " has no field " + member, impossible);
    }
  }

  private static Schema schema(AnnotatedElement documented) {
    var schema = documented.getAnnotation(Schema.class);
    if (schema == null) {
      throw new IllegalStateException(documented + " needs @Schema with a description");
    }
    return schema;
  }

  private static ObjectNode record(Class<? extends Record> type, ObjectNode data) {
    var object = JsonNodeFactory.instance.objectNode().put("type", "object");
    object.put("description", schema(type).description());
    var required = object.putArray("required");
    var properties = object.putObject("properties");
    for (var member : type.getRecordComponents()) {
      var value = member.getType() == Object.class ? data.deepCopy() : value(member.getType());
      if (!value.has("$ref")) {
        value.put("description", description(type, member.getName()));
      }
      properties.set(member.getName(), value);
      if (!isNullable(member)) {
        required.add(member.getName());
      }
    }
    return object;
  }

  private static boolean isNullable(RecordComponent member) {
    return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode value(Class<?> type) {
    var value = JsonNodeFactory.instance.objectNode();
    if (Id.class.isAssignableFrom(type)) {
      return value.put("type", "string").put("format", "uuid");
    }
    if (type == Instant.class) {
      return value.put("type", "string").put("format", "date-time");
    }
    if (type == String.class) {
      return value.put("type", "string");
    }
    if (type == boolean.class) {
      return value.put("type", "boolean");
    }
    if (type == long.class || type == int.class) {
      return value.put("type", "integer");
    }
    if (type == Money.class) {
      return money(value);
    }
    if (type.isEnum()) {
      value.put("type", "string");
      var names = value.putArray("enum");
      Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).forEach(names::add);
      return value;
    }
    throw new IllegalStateException("EventSchemas has no schema for " + type);
  }

  private static ObjectNode money(ObjectNode value) {
    value.put("type", "object");
    value.putArray("required").add("amount").add("currency");
    value
        .withObject("/properties/amount")
        .put("type", "string")
        .put("pattern", "^-?[0-9]{1,18}(\\.[0-9]{1,4})?$")
        .put("description", "The amount in the currency's main unit, with all of its decimals.");
    value
        .withObject("/properties/currency")
        .put("type", "string")
        .put("pattern", "^[A-Z]{3}$")
        .put("description", "The currency as an ISO 4217 code of three capital letters.");
    return value;
  }
}
