package io.bedloe.messaging.events;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of events. */
public enum EventRule implements Rule {
  INVALID_EVENT_REQUEST(Kind.INVALID, "The request for events is not valid"),
  @ProblemMember(
      name = "oldest",
      type = long.class,
      description = "The position of the oldest stored event.",
      example = "4711")
  EVENTS_EXPIRED(Kind.GONE, "Events after this position have expired"),
  UNKNOWN_POSITION(Kind.INVALID, "No event has this position yet"),
  INVALID_SOCKET_MESSAGE(Kind.INVALID, "The message of the socket is not valid");

  private final Definition definition;

  EventRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
