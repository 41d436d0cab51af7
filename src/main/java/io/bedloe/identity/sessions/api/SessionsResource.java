package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.data.SessionListing;
import io.bedloe.identity.sessions.usecase.EndSessionsOfOthers;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of all accounts' sessions. */
@Path("sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions", description = "Sessions")
public class SessionsResource {

  private final ListResponses lists;
  private final EndSessionsOfOthers end;
  private final CurrentCaller caller;

  @Inject
  public SessionsResource(ListResponses lists, EndSessionsOfOthers end, CurrentCaller caller) {
    this.lists = lists;
    this.end = end;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.SESSIONS_MANAGE)
  @PageOf(SessionListing.class)
  @Operation(
      operationId = "listSessions",
      summary = "List the sessions of all accounts",
      description = "Returns the sessions of all accounts that have not ended.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, SessionListing.LISTING);
  }

  @POST
  @Path("{id}/end")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.SESSIONS_MANAGE)
  @NotIdempotent(reason = "a session ends once")
  @Operation(
      operationId = "endSession",
      summary = "End a session of any account",
      description = "Ends a session of any account at once.")
  @APIResponse(responseCode = "204", description = "The tokens of the session are revoked")
  @APIResponse(responseCode = "403", description = "The account has rights that you do not have")
  public Response end(@PathParam("id") SessionId id) {
    end.end(id, caller.get());
    return Response.noContent().build();
  }
}
