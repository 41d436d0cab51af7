package io.bedloe.platform.outbox;

import java.util.List;
import java.util.Locale;

/**
 * A type of events. Each feature declares the types of its resources in one enum; a {@link #type()}
 * never changes once published.
 */
public interface EventType {

  /** Returns the enum constant's name, such as {@code PLACED}. */
  String name();

  /** Returns the declaration of this type. */
  Definition definition();

  /** Returns the published type, such as {@code io.bedloe.order.placed.v1}. */
  default String type() {
    return "io.bedloe.%s.%s.v%d"
        .formatted(
            definition().of(),
            name().toLowerCase(Locale.ROOT).replace('_', '-'),
            definition().version());
  }

  /**
   * The declaration of a type.
   *
   * @param of the kind of resource in the audit trail, such as {@code order}
   * @param version the version of the data; a type with incompatible data has the next one
   * @param meaning a sentence that says when the event occurs
   * @param data the record of the event's data
   * @param actions the actions of the audit trail that cause the event
   */
  record Definition(
      String of, int version, String meaning, Class<? extends Record> data, List<String> actions) {

    /** Declares the first version of a type whose data are the id of the resource. */
    public static Definition of(String resource, String meaning, String... actions) {
      return of(resource, meaning, ChangedResource.class, actions);
    }

    /** Declares the first version of a type. */
    public static Definition of(
        String resource, String meaning, Class<? extends Record> data, String... actions) {
      return new Definition(resource, 1, meaning, data, List.of(actions));
    }
  }
}
