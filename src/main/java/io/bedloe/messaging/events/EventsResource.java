package io.bedloe.messaging.events;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.http.HttpRule;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the event stream. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "Events")
public class EventsResource {

  private static final int STANDARD_LIMIT = 20;
  private static final int HIGHEST_LIMIT = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final Pattern SUBJECT =
      Pattern.compile("([a-z-]{1,40})/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,100}");

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
  public EventPage list(
      @Parameter(
              description =
                  "The position after which events are returned. Without it the oldest stored"
                      + " events are returned; when events after it have expired the status is 410.",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "0", examples = "0"))
          @QueryParam("after")
          @Nullable String after,
      @Parameter(
              description = "The types of the events, separated by commas; all without it",
              schema = @Schema(type = SchemaType.STRING, examples = "io.bedloe.order.placed.v1"))
          @QueryParam("type")
          @Nullable String type,
      @Parameter(
              description = "The path of the resource that the events are about; all without it",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples = "orders/0190a5a0-0000-7000-8000-000000000000"))
          @QueryParam("subject")
          @Nullable String subject,
      @Parameter(
              description = "The highest number of events in the response",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "100",
                      defaultValue = "20",
                      examples = "20"))
          @QueryParam("limit")
          @Nullable String limit) {
    var query =
        new EventQuery(
            after == null ? null : number("after", after, 0, Long.MAX_VALUE),
            type == null ? List.of() : types(type),
            subject == null ? null : subject(subject),
            limit == null ? STANDARD_LIMIT : (int) number("limit", limit, 1, HIGHEST_LIMIT));
    return read.read(query, caller.get());
  }

  private static long number(String parameter, String text, long least, long most) {
    if (NUMBER.matcher(text).matches()) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw invalid(
        parameter,
        most == Long.MAX_VALUE
            ? "a position is a whole number of %d or more".formatted(least)
            : "must be a whole number from %d to %d".formatted(least, most));
  }

  private static List<String> types(String text) {
    var types = List.of(text.split(",", -1));
    if (!types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
      throw invalid("type", "must be types such as io.bedloe.order.placed.v1, separated by commas");
    }
    return types;
  }

  private static EventQuery.Subject subject(String text) {
    var parts = SUBJECT.matcher(text);
    if (!parts.matches()) {
      throw invalid("subject", "must be the path of a resource, such as orders/{id}");
    }
    return new EventQuery.Subject(parts.group(1), new ResourceId(UUID.fromString(parts.group(2))));
  }

  private static Rejected invalid(String parameter, String detail) {
    return Rejected.because(
        HttpRule.INVALID_PARAMETER,
        "A query parameter is not valid.",
        List.of(new Fault(parameter, "invalid", detail)));
  }
}
