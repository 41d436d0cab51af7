package io.bedloe.messaging.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.realtime.EventFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A message that the client of a socket has sent. */
sealed interface SocketMessage {

  /** The first message of a socket without a ticket. */
  record Authenticate(String token) implements SocketMessage {

    /** Leaves the token out. */
    @Override
    public String toString() {
      return "Authenticate[]";
    }
  }

  /** Replaces the events that the client wants. */
  record Subscribe(EventFilter filter) implements SocketMessage {}

  /** The client wants no events until it subscribes again. */
  record Unsubscribe() implements SocketMessage {}

  /** Parses a message; refuses with every fault that it has. */
  static SocketMessage parse(String text, EventQuery.Known known) {
    var message = object(text);
    var faults = new ArrayList<Fault>();
    var type = message.path("type").asText("");
    SocketMessage parsed =
        switch (type) {
          case "authenticate" -> {
            refuseOthers(message, Set.of("type", "token"), faults);
            yield new Authenticate(token(message, faults));
          }
          case "subscribe" -> {
            refuseOthers(message, Set.of("type", "types", "subject"), faults);
            yield new Subscribe(
                new EventFilter(
                    Set.copyOf(types(message, known, faults)), subject(message, known, faults)));
          }
          case "unsubscribe" -> {
            refuseOthers(message, Set.of("type"), faults);
            yield new Unsubscribe();
          }
          default ->
              throw invalid(
                  new Fault(
                      "type", "unknown-type", "must be authenticate, subscribe or unsubscribe"));
        };
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    return parsed;
  }

  private static JsonNode object(String text) {
    try {
      var node = Json.mapper().readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException notJson) {
      throw Rejected.because(
          EventRule.INVALID_SOCKET_MESSAGE, "The message is not JSON. " + SHAPE, notJson);
    }
    throw Rejected.because(
        EventRule.INVALID_SOCKET_MESSAGE, "The message is not a JSON object. " + SHAPE);
  }

  /** An example of what is expected. */
  String SHAPE =
      "A message is an object such as {\"type\":\"subscribe\",\"types\":[\"io.bedloe.order.placed.v1\"]}.";

  private static void refuseOthers(JsonNode message, Set<String> members, List<Fault> faults) {
    var others = new TreeSet<String>();
    message.fieldNames().forEachRemaining(others::add);
    others.removeAll(members);
    if (!others.isEmpty()) {
      faults.add(
          new Fault(
              "",
              "unknown-member",
              "has %d members that do not exist; this message has %s"
                  .formatted(others.size(), String.join(", ", new TreeSet<>(members)))));
    }
  }

  private static String token(JsonNode message, List<Fault> faults) {
    var token = message.path("token");
    if (!token.isTextual() || token.asText().isBlank()) {
      faults.add(new Fault("token", "required", "must be an access token or an API key"));
    }
    return token.asText("").strip();
  }

  private static List<String> types(JsonNode message, EventQuery.Known known, List<Fault> faults) {
    var types = new ArrayList<String>();
    var sent = message.path("types");
    for (var type : sent) {
      types.add(type.asText(""));
    }
    if (!sent.isMissingNode() && !sent.isArray()) {
      faults.add(new Fault("types", "invalid-types", "must be an array of types of events"));
    }
    try {
      return EventQuery.types(types, known);
    } catch (InvalidValue wrong) {
      faults.add(new Fault("types", wrong.code(), wrong.detail()));
      return List.of();
    }
  }

  private static EventFilter.@Nullable Subject subject(
      JsonNode message, EventQuery.Known known, List<Fault> faults) {
    var sent = message.path("subject");
    if (sent.isMissingNode()) {
      return null;
    }
    try {
      return EventQuery.subject(sent.asText(""), known);
    } catch (InvalidValue wrong) {
      faults.add(new Fault("subject", wrong.code(), wrong.detail()));
      return null;
    }
  }

  private static Rejected invalid(Fault fault) {
    return invalid(List.of(fault));
  }

  private static Rejected invalid(List<Fault> faults) {
    return Rejected.because(
        EventRule.INVALID_SOCKET_MESSAGE, "The message has members that are not valid.", faults);
  }
}
