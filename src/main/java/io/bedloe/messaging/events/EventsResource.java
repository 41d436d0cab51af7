package io.bedloe.messaging.events;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.http.LaterResponse;
import io.bedloe.platform.realtime.EventSourceStream;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the event stream. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "Events")
public class EventsResource {

  private final ReadEvents read;
  private final OpenConnections connections;
  private final CurrentCaller caller;

  @Inject
  public EventsResource(ReadEvents read, OpenConnections connections, CurrentCaller caller) {
    this.read = read;
    this.connections = connections;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.EVENTS_READ)
  @Operation(
      operationId = "listEvents",
      summary = "Read the event stream",
      description =
          "Returns the events after a position, about resources that the caller may read. To follow"
              + " the stream, send `page.next` as `after` of the next request. No event appears"
              + " later below a position that was returned.")
  @APIResponseSchema(value = EventPage.class, responseCode = "200")
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description =
          "The position after which events are returned. Without it the oldest stored events are"
              + " returned; when events after it have expired the status is 410.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0", examples = "0"))
  @Parameter(
      name = "type",
      in = ParameterIn.QUERY,
      description = "The types of the events, separated by commas; all without it",
      schema = @Schema(type = SchemaType.STRING, examples = "io.bedloe.order.placed.v1"))
  @Parameter(
      name = "subject",
      in = ParameterIn.QUERY,
      description = "The path of the resource that the events are about; all without it",
      schema =
          @Schema(
              type = SchemaType.STRING,
              examples = "orders/0190a5a0-0000-7000-8000-000000000000"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "The highest number of events in the response",
      schema =
          @Schema(
              type = SchemaType.INTEGER,
              minimum = "1",
              maximum = "100",
              defaultValue = "20",
              examples = "20"))
  @Parameter(
      name = "waitSeconds",
      in = ParameterIn.QUERY,
      description =
          "How many seconds the request waits for an event when there is none after the position"
              + " (long polling). The response then has no items when there was still none.",
      schema =
          @Schema(
              type = SchemaType.INTEGER,
              minimum = "0",
              maximum = "25",
              defaultValue = "0",
              examples = "20"))
  public @Nullable EventPage list(@Context UriInfo uri, @Context HttpServletRequest request) {
    var sent = EventQuery.parse(uri.getQueryParameters(), read.known());
    var query = OpenConnections.afterWaiting(sent, request);
    var page = read.read(query, caller.get());
    boolean mayWait = !query.patience().isZero() && !LaterResponse.hasWaited(request);
    if (mayWait && page.items().isEmpty() && read.isAtEnd(page.page().next())) {
      connections.await(query, page.page().next(), request);
      return null;
    }
    return page;
  }

  @GET
  @Path("stream")
  @Requires(Permission.EVENTS_READ)
  @Produces(EventSourceStream.MEDIA_TYPE)
  @Operation(
      operationId = "streamEvents",
      summary = "Receive events as they happen",
      description =
          "Returns a stream of server-sent events: `id` is the position, `event` the type, `data`"
              + " the event as JSON. A comment and the position follow every 15 seconds without an"
              + " event. Before the server ends the stream it sends an event `closed` or `expired`"
              + " with the reason.")
  @APIResponse(
      responseCode = "200",
      description = "Events, until one side closes the connection",
      content =
          @Content(
              mediaType = EventSourceStream.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING)))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description =
          "The position after which events are sent; without it those from now on. When events"
              + " after it have expired the status is 410. The header Last-Event-ID overrides it.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0", examples = "0"))
  @Parameter(
      name = "type",
      in = ParameterIn.QUERY,
      description = "The types of the events, separated by commas; all without it",
      schema = @Schema(type = SchemaType.STRING, examples = "io.bedloe.order.placed.v1"))
  @Parameter(
      name = "subject",
      in = ParameterIn.QUERY,
      description = "The path of the resource that the events are about; all without it",
      schema =
          @Schema(
              type = SchemaType.STRING,
              examples = "orders/0190a5a0-0000-7000-8000-000000000000"))
  public Response stream(
      @Parameter(
              description = "The position of the last event that the client has received",
              schema = @Schema(type = SchemaType.STRING, examples = "4711"))
          @HeaderParam("Last-Event-ID")
          @Nullable String lastEventId,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var query = EventQuery.parseStream(uri.getQueryParameters(), lastEventId, read.known());
    connections.stream(query, request);
    return Response.ok()
        .type(EventSourceStream.MEDIA_TYPE)
        .header("X-Accel-Buffering", "no")
        .build();
  }
}
