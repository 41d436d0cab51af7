package io.bedloe.identity.policies.api;

import io.bedloe.identity.policies.AccessExplanation;
import io.bedloe.identity.policies.DecisionView;
import io.bedloe.identity.policies.usecase.ExplainAccess;
import io.bedloe.identity.policies.usecase.ExplainDecision;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource that explains why an account may or may not do something. */
@Path("access")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class ExplanationsResource {

  private final ExplainAccess explain;
  private final ExplainDecision decisions;
  private final CurrentRequest request;

  @Inject
  public ExplanationsResource(
      ExplainAccess explain, ExplainDecision decisions, CurrentRequest request) {
    this.explain = explain;
    this.decisions = decisions;
    this.request = request;
  }

  @GET
  @Path("decisions/{id}")
  @Requires(Permission.ACCESS_EXPLAIN)
  @Operation(
      operationId = "explainDecision",
      summary = "Explain a recorded decision",
      description =
          "Returns the recorded decision with the decisionId of a problem document: the "
              + "request, the result and the reason.")
  @APIResponseSchema(value = DecisionView.class, responseCode = "200")
  public DecisionView decision(@PathParam("id") DecisionId id) {
    return decisions.explain(id);
  }

  @GET
  @Path("explain")
  @Requires(Permission.ACCESS_EXPLAIN)
  @Operation(
      operationId = "explainAccess",
      summary = "Explain the access of an account",
      description =
          "Evaluates the roles and the policies for an account, a permission and a resource, "
              + "as of now. Nothing is changed.")
  @APIResponseSchema(value = AccessExplanation.class, responseCode = "200")
  public AccessExplanation explain(
      @Parameter(
              required = true,
              description = "The id of the account.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      format = "uuid",
                      examples = "0190a5a0-0000-7000-8000-000000000000"))
          @QueryParam("user")
          @Nullable String user,
      @Parameter(
              required = true,
              description = "The permission.",
              schema = @Schema(type = SchemaType.STRING, examples = "orders:read"))
          @QueryParam("permission")
          @Nullable String permission,
      @Parameter(
              description = "The resource, as its type and id.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      examples = "order:0190a5a0-0000-7000-8000-000000000000"))
          @QueryParam("resource")
          @Nullable String resource) {
    return explain.explain(user, permission, resource, request.context());
  }
}
