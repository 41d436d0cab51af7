package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.usecase.InvitationInput;
import io.bedloe.identity.accounts.usecase.InviteUser;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of invitations. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Accounts")
public class InvitationsResource {

  private final InviteUser invite;
  private final CurrentCaller caller;

  @Inject
  public InvitationsResource(InviteUser invite, CurrentCaller caller) {
    this.invite = invite;
    this.caller = caller;
  }

  @POST
  @Path("invitations")
  @Idempotent
  @Requires(Permission.USERS_MANAGE)
  @Operation(
      operationId = "inviteUser",
      summary = "Invite a person",
      description =
          "Creates an account without a password and sends a link to its e-mail address, by which"
              + " the person sets one.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  public Response invite(InvitationInput input) {
    var opened = invite.invite(input, caller.get());
    return Answers.created(opened, "users", opened.value().id());
  }

  @POST
  @Path("{id}/invitation")
  @Consumes(MediaType.WILDCARD)
  @NotIdempotent(reason = "each request sends a new link and makes the former one invalid")
  @Requires(Permission.USERS_MANAGE)
  @Operation(
      operationId = "inviteUserAgain",
      summary = "Send an invitation again",
      description =
          "Sends a new link to an invited account whose password is not set yet. The former link is"
              + " refused from now on.")
  @APIResponse(
      responseCode = "202",
      description = "The mail is queued; the former link is not valid any more")
  @APIResponse(responseCode = "409", description = "The account has a password, or is disabled")
  public Response resend(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      @Context HttpServletRequest request) {
    invite.resend(id, seen, caller.get(), request.getRemoteAddr());
    return Response.accepted().build();
  }
}
