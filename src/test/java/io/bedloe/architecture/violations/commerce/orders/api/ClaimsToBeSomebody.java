package io.bedloe.architecture.violations.commerce.orders.api;

import io.bedloe.architecture.violations.platform.http.CurrentPerson;
import java.util.stream.Stream;

/** A feature says who the caller is, and takes the notes about the request away. */
final class ClaimsToBeSomebody {

  private ClaimsToBeSomebody() {}

  static boolean claim(CurrentPerson person) {
    Stream.of("admin").forEach(person::is);
    return person.isKnown() && person.takeNotes().isEmpty();
  }
}
