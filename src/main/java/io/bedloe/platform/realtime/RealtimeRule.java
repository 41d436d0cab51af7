package io.bedloe.platform.realtime;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of open connections. */
public enum RealtimeRule implements Rule {
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds after which the same request may succeed.",
      example = "30")
  TOO_MANY_CONNECTIONS(Kind.LIMITED, "The account has too many open connections"),
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds after which the same request may succeed.",
      example = "30")
  NO_FREE_CONNECTION(Kind.UNAVAILABLE, "The server has too many open connections"),
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds after which the same request may succeed.",
      example = "30")
  TOO_MANY_TICKETS(Kind.LIMITED, "The account has too many unused tickets"),
  TICKET_NEEDS_SESSION_OR_KEY(Kind.FORBIDDEN, "A ticket needs a session or an API key"),
  WEBSOCKET_REQUIRED(Kind.INVALID, "The request is not a WebSocket handshake"),
  FOREIGN_ORIGIN(Kind.FORBIDDEN, "The web origin may not open connections");

  private final Definition definition;

  RealtimeRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
