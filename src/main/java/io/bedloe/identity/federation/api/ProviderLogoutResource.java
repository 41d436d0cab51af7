package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.usecase.LogOutAtProvider;
import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of logout here and at the identity provider. */
@Path("auth/logout-at-provider")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class ProviderLogoutResource {

  /** The address with which the browser logs out at the provider. */
  @Schema(description = "The redirect for a sign-out at the identity provider.")
  public record LoggedOut(
      @Schema(
              description =
                  "The address that ends the session at the identity provider too; absent when no "
                      + "provider opened the session, or the provider offers no logout",
              examples = "https://login.corp.example/logout?client_id=bedloe")
          @Nullable String logoutUrl) {}

  private final LogOutAtProvider logOut;
  private final CurrentCaller caller;

  @Inject
  public ProviderLogoutResource(LogOutAtProvider logOut, CurrentCaller caller) {
    this.logOut = logOut;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.ACCOUNT_OWN)
  @NotIdempotent(reason = "ending an ended session has no further effect")
  @Operation(
      operationId = "logoutAtProvider",
      summary = "Sign out here and at the identity provider",
      description =
          "Ends the session here. Send the browser to `logoutUrl` to end the session at the identity"
              + " provider as well (OpenID Connect RP-Initiated Logout 1.0); the provider sends it"
              + " back to the page that `bedloe.oidc.after-sign-out` names.")
  @APIResponseSchema(value = LoggedOut.class, responseCode = "200")
  public Response logOut() {
    var next = logOut.byCaller(caller.get()).map(URI::toString).orElse(null);
    return Response.ok(new LoggedOut(next)).cookie(RefreshCookie.COOKIE.gone()).build();
  }
}
