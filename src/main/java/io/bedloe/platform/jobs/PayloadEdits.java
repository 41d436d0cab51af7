package io.bedloe.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks payloads that administrators have edited. */
final class PayloadEdits {

  private PayloadEdits() {}

  /**
   * Returns an edited payload as its type reads it.
   *
   * @param before the payload that is stored
   * @throws Rejected when the type cannot read it, or when a member that is not editable has
   *     changed
   */
  static <P extends Record> P read(JobType<P> type, JsonNode before, ObjectNode edited) {
    var faults = new ArrayList<Fault>();
    addFaults(type.payload(), before, edited, new Place("/payload", faults));
    if (!faults.isEmpty()) {
      throw Rejected.because(
          JobRule.INVALID_JOB_PAYLOAD,
          "A member that must stay was changed. Send it with its present value.",
          faults);
    }
    try {
      return Json.mapper().treeToValue(edited, type.payload());
    } catch (JsonProcessingException | IllegalArgumentException wrong) {
      throw Rejected.because(
          JobRule.INVALID_JOB_PAYLOAD,
          "The payload must have the members %s, each with a value of its type."
              .formatted(String.join(", ", names(type.payload()))));
    }
  }

  /** Where the members of an object are, and where their faults go. */
  private record Place(String pointer, List<Fault> faults) {

    Place member(String name) {
      return new Place(pointer + "/" + name, faults);
    }
  }

  private static void addFaults(Class<?> type, JsonNode before, JsonNode edited, Place place) {
    for (var component : type.getRecordComponents()) {
      var name = component.getName();
      var former = member(before, name);
      var wanted = member(edited, name);
      if (isProtected(component) || hasProtectedItems(component.getGenericType())) {
        if (!former.equals(wanted)) {
          place
              .faults()
              .add(
                  new Fault(
                      place.member(name).pointer(),
                      "not-editable",
                      "The member says in whose name the job acts, and must stay as it is."));
        }
      } else if (component.getType().isRecord()) {
        addFaults(component.getType(), former, wanted, place.member(name));
      }
    }
  }

  private static boolean isProtected(RecordComponent component) {
    return component.isAnnotationPresent(NotEditable.class)
        || component.getType().equals(AccountId.class);
  }

  /** A list of what has a protected member stays as it is, because its items have no names. */
  private static boolean hasProtectedItems(Type type) {
    return type instanceof ParameterizedType list
        && Stream.of(list.getActualTypeArguments()).anyMatch(PayloadEdits::holdsProtected);
  }

  private static boolean holdsProtected(Type type) {
    return type.equals(AccountId.class)
        || hasProtectedItems(type)
        || (type instanceof Class<?> item
            && item.isRecord()
            && Stream.of(item.getRecordComponents())
                .anyMatch(
                    member -> isProtected(member) || holdsProtected(member.getGenericType())));
  }

  private static JsonNode member(JsonNode object, String name) {
    var value = object.path(name);
    return value.isNull() ? object.path("") : value;
  }

  private static List<String> names(Class<?> payload) {
    var names = new ArrayList<String>();
    for (var component : payload.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  /** Returns the names of the members that two payloads do not have in common. */
  static List<String> changedMembers(JsonNode before, JsonNode after) {
    var names = new TreeSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> before.path(name).equals(after.path(name)));
    return List.copyOf(names);
  }
}
