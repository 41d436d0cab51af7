package io.bedloe.docs;

import io.bedloe.platform.outbox.EventType;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;

/** Generates the page of the types of events, with the members of their data. */
final class EventsPage {

  private EventsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
            "Events",
            "Each event is a CloudEvent 1.0 in JSON. The version at the end of a type changes when"
                + " its data become incompatible; members can be added without that."
                + " The folder `events` beside this page has a JSON Schema of each type; a running"
                + " server has all of them in its AsyncAPI document at `/asyncapi`.");
    for (var types : code.classesOf(EventType.class)) {
      section(page, types);
    }
    return page.toString();
  }

  private static void section(Page page, Class<?> types) {
    var constants =
        Arrays.stream(Objects.requireNonNull(types.getEnumConstants()))
            .map(EventType.class::cast)
            .toList();
    page.section(constants.get(0).definition().of()).table("type", "when", "data");
    var data = new TreeSet<Class<?>>(java.util.Comparator.comparing(Class::getName));
    for (var type : constants) {
      page.row(
          Page.code(type.type()),
          type.definition().meaning(),
          Page.code(EventSchemas.name(type.definition().data())));
      data.add(type.definition().data());
    }
    for (var record : data) {
      page.paragraph(Page.code(EventSchemas.name(record)) + ":").table("member", "meaning");
      for (var member : record.getRecordComponents()) {
        page.row(Page.code(member.getName()), EventSchemas.description(record, member.getName()));
      }
    }
  }
}
