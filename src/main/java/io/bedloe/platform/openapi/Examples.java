package io.bedloe.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.kernel.Described;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Money;
import io.bedloe.platform.validation.Email;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Determines examples of values. The example of a {@link Schema} annotation has precedence; types
 * whose values have one form (ids, times, enums) have an example here, and those of records are
 * composed of their members.
 */
final class Examples {

  static final String ID = "0190a5a0-0000-7000-8000-000000000000";
  static final String TIME = "2026-11-21T09:30:00Z";
  static final String DAY = "2026-11-21";

  /** A map whose members have an order, so that all servers write the same document. */
  static final Map<String, String> MONEY = money();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Examples() {}

  /** Returns the declared example, or that of the type; null when there is none. */
  static @Nullable Object of(RecordComponent component) {
    var stated = stated(component.getAccessor(), component.getType());
    return stated == null ? ofType(component) : stated;
  }

  /**
   * Returns a record with an example of each member, without optional ids of other resources; null
   * when a required member has no example.
   */
  static @Nullable Object ofBody(Class<?> record) {
    var members = new LinkedHashMap<String, Object>();
    for (var component : record.getRecordComponents()) {
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (optional && isOfOtherResources(component)) {
        continue;
      }
      var example = of(component);
      if (example != null) {
        members.put(component.getName(), example);
      } else if (!optional) {
        return null;
      }
    }
    return members;
  }

  /** Returns whether a member is the id of another resource, or a list of objects with such ids. */
  private static boolean isOfOtherResources(RecordComponent component) {
    return isId(component.getType())
        || (component.getAnnotatedType() instanceof AnnotatedParameterizedType several
            && Schemas.raw(several.getAnnotatedActualTypeArguments()[0].getType()).isRecord());
  }

  private static boolean isId(Class<?> type) {
    return type == UUID.class || Id.class.isAssignableFrom(type);
  }

  /** Returns the example of a type; null when its values have no common form. */
  static @Nullable Object ofType(Class<?> type) {
    if (type == UUID.class) {
      return ID;
    }
    if (type == Instant.class) {
      return TIME;
    }
    if (type == LocalDate.class) {
      return DAY;
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == Money.class) {
      return MONEY;
    }
    if (type.isEnum()) {
      return ((Enum<?>) type.getEnumConstants()[0]).name();
    }
    if (type.isRecord()) {
      var wrapped = Schemas.wrapped(type);
      return wrapped == null ? ofBody(type) : ofType(wrapped);
    }
    return null;
  }

  /** Returns the description of a record or of a component; null when it has none. */
  static @Nullable String description(AnnotatedElement element) {
    var described = element.getAnnotation(Described.class);
    if (described != null) {
      return described.value();
    }
    var schema = element.getAnnotation(Schema.class);
    return schema == null || schema.description().isEmpty() ? null : schema.description();
  }

  /** Parses text as a value of a type: as JSON, unless the type is text. */
  static Object parse(String text, Class<?> type) {
    if (type == String.class || type.isEnum() || isId(type) || type == Instant.class) {
      return text;
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      return text;
    }
  }

  private static Map<String, String> money() {
    var money = new LinkedHashMap<String, String>();
    money.put("amount", "19.99");
    money.put("currency", "GBP");
    return Collections.unmodifiableMap(money);
  }

  private static @Nullable Object stated(AnnotatedElement element, Class<?> type) {
    var described = element.getAnnotation(Described.class);
    if (described != null && !described.example().isEmpty()) {
      return parse(described.example(), type);
    }
    var schema = element.getAnnotation(Schema.class);
    return schema == null || schema.examples().length == 0
        ? null
        : parse(schema.examples()[0], type);
  }

  private static @Nullable Object ofType(RecordComponent component) {
    if (Collection.class.isAssignableFrom(component.getType())
        && component.getAnnotatedType() instanceof AnnotatedParameterizedType several) {
      var element = Schemas.raw(several.getAnnotatedActualTypeArguments()[0].getType());
      var example = ofType(element);
      return example == null ? null : List.of(example);
    }
    return component.getAccessor().isAnnotationPresent(Email.class)
        ? "jane.doe@example.com"
        : ofType(component.getType());
  }
}
