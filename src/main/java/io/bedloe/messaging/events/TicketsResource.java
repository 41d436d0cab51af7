package io.bedloe.messaging.events;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.realtime.Tickets;
import io.bedloe.platform.realtime.Viewers;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of tickets, which open sockets. */
@Path("realtime/tickets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "Events")
public class TicketsResource {

  /** A ticket that was issued. */
  @Schema(name = "RealtimeTicket", description = "A ticket that opens one socket.")
  public record NewTicket(
      @Schema(
              description = "The secret for the parameter `ticket` of `/ws/events`.",
              examples = "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80")
          String ticket,
      @Schema(
              description = "The time after which the ticket is not accepted.",
              examples = "2026-11-23T12:01:00Z")
          Instant expiresAt) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "NewTicket[expiresAt=" + expiresAt + "]";
    }
  }

  private final Tickets tickets;
  private final Viewers viewers;

  @Inject
  public TicketsResource(Tickets tickets, Viewers viewers) {
    this.tickets = tickets;
    this.viewers = viewers;
  }

  @POST
  @Requires(Permission.EVENTS_READ)
  @NotIdempotent(reason = "an unused ticket expires after a minute")
  @Operation(
      operationId = "createRealtimeTicket",
      summary = "Get a ticket for a socket",
      description =
          "Returns a ticket for `/ws/events?ticket=...`, for clients that cannot send a header with"
              + " the handshake of a WebSocket, such as browsers. Any server accepts it, once,"
              + " within a minute. The socket has the rights of the session or the API key that"
              + " requested the ticket, and ends with it. An account can have 100 unused tickets.")
  @APIResponseSchema(value = NewTicket.class, responseCode = "201")
  public Response create(@Context HttpServletRequest request) {
    var issued = tickets.issue(viewers.current(request));
    return Response.created(URI.create(EventSocket.PATH))
        .entity(new NewTicket(issued.ticket().text(), issued.expiresAt()))
        .build();
  }
}
