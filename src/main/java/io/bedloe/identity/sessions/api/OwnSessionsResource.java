package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.SessionRule;
import io.bedloe.identity.sessions.data.SessionListing;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of the caller's own sessions. */
@Path("auth/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class OwnSessionsResource {

  private final ListResponses lists;
  private final EndSessions end;
  private final CurrentCaller caller;

  @Inject
  public OwnSessionsResource(ListResponses lists, EndSessions end, CurrentCaller caller) {
    this.lists = lists;
    this.end = end;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ACCOUNT_OWN)
  @PageOf(SessionListing.class)
  @Operation(
      operationId = "listOwnSessions",
      summary = "List one's own sessions",
      description = "Returns the sessions of the caller's account that have not ended.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, SessionListing.LISTING, SessionListing.ofAccount(caller.get().id()));
  }

  @POST
  @Path("{id}/end")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a session ends once")
  @Operation(
      operationId = "endOwnSession",
      summary = "End one of one's own sessions",
      description = "Ends one session of the caller's account at once.")
  @APIResponse(responseCode = "204", description = "The tokens of the session are revoked")
  @APIResponse(
      responseCode = "401",
      description =
          "The session is another one than the current one, and the authentication is not "
              + "recent enough")
  public Response end(@PathParam("id") SessionId id) {
    if (!end.endOwn(id, caller.get())) {
      throw Rejected.because(SessionRule.SESSION_NOT_FOUND, "You have no session with this id.");
    }
    return Response.noContent().build();
  }
}
