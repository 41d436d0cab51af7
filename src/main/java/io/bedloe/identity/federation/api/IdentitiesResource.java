package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.IdentityId;
import io.bedloe.identity.federation.IdentityView;
import io.bedloe.identity.federation.data.IdentityListing;
import io.bedloe.identity.federation.usecase.StartFederatedSignIn;
import io.bedloe.identity.federation.usecase.UnlinkIdentity;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The external identities of the caller. */
@Path("auth/identities")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class IdentitiesResource {

  /**
   * The URL to which the browser goes next.
   *
   * @param authorizationUrl the authorization request at the provider; the browser must return
   *     within ten minutes
   */
  @Schema(description = "The start of linking an identity.")
  public record LinkingBegun(
      @Schema(
              description =
                  "The authorization request at the provider; the browser must return within ten "
                      + "minutes.",
              examples = "https://idp.example.com/authorize?client_id=bedloe")
          String authorizationUrl) {}

  private final ListResponses lists;
  private final StartFederatedSignIn begin;
  private final UnlinkIdentity unlink;
  private final RecentAuthentication recent;
  private final CurrentCaller caller;

  /**
   * The request to link an identity, with the password again.
   *
   * @param currentPassword the password; accounts without a password leave it out
   */
  @Schema(description = "The proof of the account holder who links an identity.")
  public record Linking(
      @Schema(
              description =
                  "The password of the account; accounts without a password leave it out.",
              examples = "correct horse battery staple")
          @Nullable
          @Size(max = 512)
          String currentPassword) {

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  @Inject
  public IdentitiesResource(
      ListResponses lists,
      StartFederatedSignIn begin,
      UnlinkIdentity unlink,
      RecentAuthentication recent,
      CurrentCaller caller) {
    this.lists = lists;
    this.begin = begin;
    this.unlink = unlink;
    this.recent = recent;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ACCOUNT_OWN)
  @PageOf(IdentityListing.class)
  @Operation(
      operationId = "listOwnIdentities",
      summary = "List one's own linked identities",
      description =
          "Returns the identities at identity providers that are linked to the caller's account.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, IdentityListing.LISTING, IdentityListing.ofAccount(caller.get().id()));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.ACCOUNT_OWN)
  @Operation(
      operationId = "getOwnIdentity",
      summary = "Read one of one's own linked identities",
      description = "Returns one identity that is linked to the caller's account.")
  @WithETag
  @APIResponseSchema(value = IdentityView.class, responseCode = "200")
  public Response get(@PathParam("id") IdentityId id, @Context Request request) {
    return Answers.found(unlink.read(id, caller.get()), request);
  }

  @POST
  @Path("{id}")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "each response is for the browser that started it, and can be used once")
  @Operation(
      operationId = "beginLinking",
      summary = "Start linking an identity",
      description =
          "Starts an authorization request at the provider and sets a cookie for the redirect "
              + "back. The path ends with the provider's name.")
  @APIResponseSchema(value = LinkingBegun.class, responseCode = "200")
  @APIResponse(
      responseCode = "403",
      description = "The request has no session of one's own, or the current password is wrong")
  @APIResponse(
      responseCode = "401",
      description = "The authentication is not recent enough, or lacks the second factor")
  @APIResponse(responseCode = "503", description = "The provider is not available")
  public Response begin(
      @Parameter(
              description = "The name of the identity provider, as /identity-providers lists it.")
          @PathParam("id")
          String provider,
      Linking input,
      @Context HttpServletRequest request) {
    recent.mustBeRecent(caller.get());
    var begun =
        begin.linking(provider, caller.get(), input.currentPassword(), request.getRemoteAddr());
    return Response.ok(new LinkingBegun(begun.authorization().toString()))
        .cookie(
            AuthorizationStateCookie.COOKIE.forReturn(
                begun.sealed(), AuthorizationStateCookie.LIFE))
        .build();
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.ACCOUNT_SECURE)
  @Operation(
      operationId = "unlinkIdentity",
      summary = "Unlink an identity",
      description =
          "Removes the link between an identity and the caller's account. The last way to sign in"
              + " cannot be removed.")
  @APIResponse(responseCode = "204", description = "The identity is unlinked")
  @APIResponse(responseCode = "401", description = "The authentication is not recent enough")
  @APIResponse(responseCode = "409", description = "The identity is the last way to sign in")
  public Response unlink(
      @PathParam("id") IdentityId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    unlink.unlink(id, seen, caller.get());
    return Answers.removed();
  }
}
