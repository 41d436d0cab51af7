package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.usecase.CreateFirstAdmin;
import io.bedloe.identity.accounts.usecase.FirstAdminInput;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource that creates the first admin of a new installation. */
@Path("auth/first-admin")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class FirstAdminResource {

  private final CreateFirstAdmin make;

  @Inject
  public FirstAdminResource(CreateFirstAdmin make) {
    this.make = make;
  }

  @POST
  @Open(reason = "no account exists yet; the secret of the configuration authenticates the request")
  @NotIdempotent(reason = "there is one first administrator")
  @Operation(
      operationId = "createFirstAdmin",
      summary = "Create the first administrator",
      description =
          "Creates the first account with the role admin. The request needs the secret of the "
              + "setting bedloe.auth.first-admin-secret, and is refused when an administrator exists.")
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  @APIResponse(
      responseCode = "403",
      description = "An administrator exists, or the secret is wrong")
  @APIResponse(responseCode = "429", description = "Too many wrong secrets")
  public Response create(FirstAdminInput input, @Context HttpServletRequest request) {
    return Response.status(Response.Status.CREATED)
        .entity(make.create(input, request.getRemoteAddr()))
        .build();
  }
}
