package io.bedloe.docs;

import io.bedloe.platform.outbox.EventType;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Generates the page of the types of events, with the members of their data. */
final class EventsPage {

  private EventsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
            "Events",
            "Each event is a CloudEvent 1.0 in JSON. The version at the end of a type changes when"
                + " its data become incompatible; members can be added without that.");
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
          Page.code(name(type.definition().data())));
      data.add(type.definition().data());
    }
    for (var record : data) {
      page.paragraph(Page.code(name(record)) + ":").table("member", "meaning");
      for (var member : record.getRecordComponents()) {
        page.row(Page.code(member.getName()), description(record, member.getName()));
      }
    }
  }

  private static String name(Class<?> record) {
    var named = record.getAnnotation(Schema.class).name();
    return named.isEmpty() ? record.getSimpleName() : named;
  }

  private static String description(Class<?> record, String member) {
    try {
      return record.getDeclaredField(member).getAnnotation(Schema.class).description();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(record + " has no field " + member, impossible);
    }
  }
}
