package io.bedloe.identity.sessions.api;

import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.sessions.data.SessionListing;
import io.bedloe.identity.sessions.usecase.EndSessionsOfOthers;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the sessions of other accounts, for administrators. */
@Path("users/{id}/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Accounts")
public class UserSessionsResource {

  private final ListResponses lists;
  private final AccountAdministration users;
  private final EndSessionsOfOthers end;
  private final CurrentCaller caller;

  @Inject
  public UserSessionsResource(
      ListResponses lists,
      AccountAdministration users,
      EndSessionsOfOthers end,
      CurrentCaller caller) {
    this.lists = lists;
    this.users = users;
    this.end = end;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.SESSIONS_MANAGE)
  @PageOf(SessionListing.class)
  @Operation(
      operationId = "listSessionsOfUser",
      summary = "List the sessions of an account",
      description = "Returns the sessions of an account that have not ended.")
  public Response sessions(@PathParam("id") AccountId id, @Context UriInfo uri) {
    users.read(id);
    return lists.answer(uri, SessionListing.LISTING, SessionListing.ofAccount(id));
  }

  @POST
  @Path("end")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.SESSIONS_MANAGE)
  @NotIdempotent(reason = "sessions end once")
  @Operation(
      operationId = "endSessionsOfUser",
      summary = "End all sessions of an account",
      description = "Ends all sessions of an account at once.")
  @APIResponse(responseCode = "204", description = "The tokens of the session are revoked")
  public Response endSessions(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    end.endAll(id, seen, caller.get());
    return Response.noContent().build();
  }
}
