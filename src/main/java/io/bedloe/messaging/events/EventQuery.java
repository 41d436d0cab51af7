package io.bedloe.messaging.events;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.QueryParameters;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.realtime.EventFilter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for events; {@link #parse} reports every fault.
 *
 * @param after the position of the last event that the caller knows; null for the oldest ones
 * @param types the wanted types; all when empty
 * @param subject the resource that the events are about; null for all
 * @param patience how long to wait for an event when there is none
 */
record EventQuery(
    @Nullable Long after,
    List<String> types,
    EventFilter.@Nullable Subject subject,
    int limit,
    Duration patience) {

  /** The parameter of a socket that authenticates its caller. */
  static final String TICKET = "ticket";

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");

  /** A request that lasts longer would be cut when the server stops. */
  private static final int LONGEST_WAIT = 25;

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

  private static final Pattern SUBJECT =
      Pattern.compile("([^/]{1,40})/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  /**
   * The types and resources that a request can name.
   *
   * @param types the types of events
   * @param paths the paths of the resources that have events
   */
  record Known(SortedSet<String> types, SortedSet<String> paths) {}

  /** Parses the decoded query parameters. */
  static EventQuery parse(Map<String, List<String>> sent, Known known) {
    var parameters = new QueryParameters(sent);
    var after = parameters.value("after", EventQuery::position);
    var types = parameters.value("type", List.<String>of(), text -> types(text, known));
    var subject = parameters.value("subject", text -> subject(text, known));
    int limit = ListRequest.limit(parameters);
    var patience = parameters.value("waitSeconds", Duration.ZERO, EventQuery::patience);
    parameters.refuseUnread("the event stream does not have this parameter");
    parameters.mustBeValid(EventRule.INVALID_EVENT_REQUEST);
    return new EventQuery(after, types, subject, limit, patience);
  }

  /** Parses the parameters of a stream, which has no pages. */
  static EventQuery parseStream(
      Map<String, List<String>> sent, @Nullable String lastEventId, Known known) {
    var all = new LinkedHashMap<>(sent);
    if (lastEventId != null && !lastEventId.isEmpty()) {
      all.put("after", List.of(lastEventId));
    }
    var parameters = new QueryParameters(all);
    var after = parameters.value("after", EventQuery::position);
    var types = parameters.value("type", List.<String>of(), text -> types(text, known));
    var subject = parameters.value("subject", text -> subject(text, known));
    parameters.refuseUnread("the stream of events does not have this parameter");
    parameters.mustBeValid(EventRule.INVALID_EVENT_REQUEST);
    return new EventQuery(after, types, subject, 1, Duration.ZERO);
  }

  /** Parses the parameters of a socket; its ticket is read apart. */
  static EventQuery parseSocket(Map<String, List<String>> sent, Known known) {
    var all = new LinkedHashMap<>(sent);
    all.remove(TICKET);
    return parseStream(all, null, known);
  }

  private static Duration patience(String text) {
    int seconds = SECONDS.matcher(text).matches() ? Integer.parseInt(text) : LONGEST_WAIT + 1;
    if (seconds > LONGEST_WAIT) {
      throw new InvalidValue(
          "invalid-wait", "must be a whole number of seconds from 0 to " + LONGEST_WAIT);
    }
    return Duration.ofSeconds(seconds);
  }

  private static long position(String text) {
    if (!POSITION.matcher(text).matches()) {
      throw new InvalidValue(
          "invalid-position", "a position is a whole number of 0 or more, with 18 digits at most");
    }
    return Long.parseLong(text);
  }

  private static List<String> types(String text, Known known) {
    return types(List.of(text.split(",", -1)), known);
  }

  /** Returns the types, all of which must exist. */
  static List<String> types(List<String> types, Known known) {
    for (var type : types) {
      if (!known.types().contains(type)) {
        throw new InvalidValue(
            "unknown-type",
            "the type '%s' does not exist; the types are %s"
                .formatted(type, String.join(", ", known.types())));
      }
    }
    return types;
  }

  static EventFilter.Subject subject(String text, Known known) {
    var parts = SUBJECT.matcher(text);
    if (!parts.matches() || !known.paths().contains(parts.group(1))) {
      throw new InvalidValue(
          "invalid-subject",
          "must be the path of a resource, such as orders/{id}; the resources with events are "
              + String.join(", ", known.paths()));
    }
    return new EventFilter.Subject(parts.group(1), new ResourceId(UUID.fromString(parts.group(2))));
  }

  /** Returns the same request from a later position on. */
  EventQuery from(long position) {
    return new EventQuery(position, types, subject, limit, patience);
  }

  /** Returns the wanted events. */
  EventFilter filter() {
    return new EventFilter(Set.copyOf(types), subject);
  }
}
