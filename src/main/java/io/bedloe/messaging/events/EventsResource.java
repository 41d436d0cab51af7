package io.bedloe.messaging.events;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of the event stream. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "Events")
public class EventsResource {

  private final ReadEvents read;
  private final CurrentCaller caller;

  @Inject
  public EventsResource(ReadEvents read, CurrentCaller caller) {
    this.read = read;
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
  public EventPage list(@Context UriInfo uri) {
    return read.read(EventQuery.parse(uri.getQueryParameters(), read.known()), caller.get());
  }
}
