package io.bedloe.commerce.widgets.api;

import io.bedloe.commerce.widgets.WidgetId;
import io.bedloe.commerce.widgets.WidgetView;
import io.bedloe.commerce.widgets.usecase.CreateWidget;
import io.bedloe.commerce.widgets.usecase.ReadWidget;
import io.bedloe.commerce.widgets.usecase.WidgetInput;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Widgets over HTTP. */
@Path("widgets")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "widgets", description = "Widgets")
public class WidgetsResource {

  private final ReadWidget read;
  private final CreateWidget create;
  private final CurrentCaller caller;

  @Inject
  public WidgetsResource(ReadWidget read, CreateWidget create, CurrentCaller caller) {
    this.read = read;
    this.create = create;
    this.caller = caller;
  }

  // Name permissions of its own in Permission and Role in place of those of the catalogue.
  @GET
  @Path("{id}")
  @Requires(Permission.CATALOG_READ)
  @Operation(
      operationId = "getWidget",
      summary = "Read a widget",
      description = "Returns a widget.")
  @WithETag
  @APIResponseSchema(value = WidgetView.class, responseCode = "200")
  public Response get(@PathParam("id") WidgetId id, @Context Request request) {
    return Answers.found(read.byId(id), request);
  }

  @POST
  @Idempotent
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "createWidget",
      summary = "Create a widget",
      description = "Creates a widget.")
  @WithETag
  @APIResponseSchema(value = WidgetView.class, responseCode = "201")
  public Response create(WidgetInput input) {
    var created = create.create(input, caller.get());
    return Answers.created(created, "widgets", created.value().id());
  }
}
