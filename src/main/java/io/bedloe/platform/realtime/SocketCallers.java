package io.bedloe.platform.realtime;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.RunAs;
import io.bedloe.platform.security.SentCredentials;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Authenticates the callers of WebSocket connections, by a ticket or by an access token. */
@ApplicationScoped
public class SocketCallers {

  private final Tickets tickets;
  private final Callers callers;
  private final RunAs runAs;
  private final SecurityEvents events;

  @Inject
  public SocketCallers(Tickets tickets, Callers callers, RunAs runAs, SecurityEvents events) {
    this.tickets = tickets;
    this.callers = callers;
    this.runAs = runAs;
    this.events = events;
  }

  /** Uses a ticket up, and returns its holder with the current rights; refuses otherwise. */
  public Viewer ofTicket(String text, RequestContext context) {
    var viewer = Ticket.parse(text).flatMap(tickets::redeem).flatMap(held -> viewer(held, context));
    if (viewer.isEmpty()) {
      events.record(SecurityEvent.AUTHN_TOKEN_FAIL, context.address(), "ticket-not-valid");
      throw Rejected.because(
          AccessRule.UNAUTHENTICATED,
          "The ticket is unknown, used or expired, or its session or key has ended. Request another"
              + " one with POST /api/v1/realtime/tickets; it can be used once, within a minute.");
    }
    return mayRead(viewer.get());
  }

  private Optional<Viewer> viewer(Tickets.Holder held, RequestContext context) {
    var credential = new Credential(held.session(), held.apiKey(), null, false);
    var stored = new Caller(held.account(), "", Set.of(), Set.of(), credential);
    return Optional.ofNullable(callers.reloadAll(Set.of(stored)).get(stored))
        .filter(caller -> caller.id().equals(held.account()))
        .filter(caller -> callers.isAcceptedFrom(caller, context.address()))
        .map(caller -> new Viewer(caller, context, held.credentialExpiresAt(), null))
        .filter(viewer -> !viewer.isExpired(context.time()));
  }

  /** Returns the caller of an access token or an API key; refuses when it is not valid. */
  public Viewer ofToken(String token, RequestContext context) {
    var caller = callers.resolve(new SentCredentials(token, null, context.address()));
    return mayRead(
        caller
            .map(known -> Viewers.viewer(known, context, token))
            .orElseThrow(
                () ->
                    Rejected.because(
                        AccessRule.UNAUTHENTICATED,
                        "The token is not valid. Send a valid access token or API key.")));
  }

  private Viewer mayRead(Viewer viewer) {
    if (!runAs.isAllowed(viewer.caller(), viewer.context(), Permission.EVENTS_READ)) {
      throw Rejected.because(AccessRule.FORBIDDEN, "The caller may not read events (events:read).");
    }
    return viewer;
  }
}
