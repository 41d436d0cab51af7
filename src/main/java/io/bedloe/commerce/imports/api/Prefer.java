package io.bedloe.commerce.imports.api;

import java.util.List;
import java.util.Locale;

/** The preferences of a request (RFC 7240). */
final class Prefer {

  static final String HEADER = "Prefer";
  static final String RESPOND_ASYNC = "respond-async";

  private Prefer() {}

  /**
   * Returns whether the sender prefers a response before the work is done.
   *
   * @param fields the values of the header fields, each with preferences separated by commas
   */
  static boolean respondsAsync(List<String> fields) {
    return fields.stream()
        .flatMap(field -> List.of(field.split(",", -1)).stream())
        .map(preference -> preference.split("[;=]", 2)[0].strip().toLowerCase(Locale.ROOT))
        .anyMatch(RESPOND_ASYNC::equals);
  }
}
