package io.bedloe.policies.api;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.Requires;
import io.bedloe.policies.AccessExplanation;
import io.bedloe.policies.usecase.ExplainAccess;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why somebody may do something, or may not, over HTTP. */
@Path("access/explain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class ExplanationsResource {

  private final ExplainAccess explain;
  private final CurrentRequest request;

  @Inject
  public ExplanationsResource(ExplainAccess explain, CurrentRequest request) {
    this.explain = explain;
    this.request = request;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected ExplanationsResource() {
    this.explain = null;
    this.request = null;
  }

  @GET
  @Requires(Permission.ACCESS_EXPLAIN)
  @Operation(
      operationId = "explainAccess",
      summary = "Tell what would be decided if an account asked now, and why")
  @APIResponseSchema(value = AccessExplanation.class, responseCode = "200")
  public AccessExplanation explain(
      @Parameter(required = true, description = "The account's id") @QueryParam("user")
          @Nullable String user,
      @Parameter(required = true, description = "A permission, such as orders:read")
          @QueryParam("permission")
          @Nullable String permission,
      @Parameter(description = "To what: type and id, such as order:0193f0…")
          @QueryParam("resource")
          @Nullable String resource) {
    return explain.of(user, permission, resource, request.circumstances());
  }
}
