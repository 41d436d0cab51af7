package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the second factors of other accounts, for administrators. */
@Path("users/{id}/second-factor")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Accounts")
public class UserSecondFactorResource {

  private final ResetSecondFactor reset;
  private final CurrentCaller caller;

  @Inject
  public UserSecondFactorResource(ResetSecondFactor reset, CurrentCaller caller) {
    this.reset = reset;
    this.caller = caller;
  }

  @POST
  @Path("remove")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.USERS_MANAGE)
  @NotIdempotent(reason = "a second factor is removed once")
  @Operation(
      operationId = "resetSecondFactor",
      summary = "Remove the second factor of an account",
      description =
          "Removes the second factor of an account whose holder has lost it. All sessions of "
              + "the account end.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  @APIResponse(responseCode = "409", description = "The second factor is not active")
  public Response resetSecondFactor(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(reset.reset(id, seen, caller.get()));
  }
}
