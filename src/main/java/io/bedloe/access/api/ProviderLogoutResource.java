package io.bedloe.access.api;

import io.bedloe.access.IdentityRule;
import io.bedloe.access.SignInRule;
import io.bedloe.access.usecase.LogOutAtProvider;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.ratelimit.RateLimits;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Open;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing out at an identity provider too, and being signed out by one. */
@Path("auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Signing in")
public class ProviderLogoutResource {

  /** A logout token has 1 to 2 KB; the form around it hardly anything. */
  private static final int MOST_BYTES = 16 * 1024;

  /** A provider that signs out a whole company at once. */
  private static final int PER_MINUTE = 3_000;

  private static final String PARAMETER = "logout_token=";

  /** Where the browser goes to sign out at the provider. */
  public record LoggedOut(
      @Schema(
              description =
                  "Where the browser goes next to sign out at the identity provider too; absent when"
                      + " no provider opened the session, or it offers no logout",
              examples = "https://login.corp.example/logout?client_id=bedloe")
          @Nullable String logoutUrl) {}

  private final LogOutAtProvider logOut;
  private final RateLimits limits;
  private final CurrentCaller caller;

  @Inject
  public ProviderLogoutResource(LogOutAtProvider logOut, RateLimits limits, CurrentCaller caller) {
    this.logOut = logOut;
    this.limits = limits;
    this.caller = caller;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected ProviderLogoutResource() {
    this.logOut = null;
    this.limits = null;
    this.caller = null;
  }

  @POST
  @Path("logout-at-provider")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.ACCOUNT_OWN)
  @NotIdempotent(reason = "who has signed out has signed out")
  @Operation(
      operationId = "logoutAtProvider",
      summary = "End the session of the access token, and sign out at its identity provider",
      description =
          "Ends the session here. Send the browser to `logoutUrl` to end the session at the identity"
              + " provider as well (OpenID Connect RP-Initiated Logout 1.0); the provider sends it"
              + " back to the page that `bedloe.oidc.after-sign-out` names.")
  @APIResponseSchema(value = LoggedOut.class, responseCode = "200")
  public Response logOut() {
    var next = logOut.byCaller(caller.get()).map(URI::toString).orElse(null);
    return Response.ok(new LoggedOut(next)).cookie(RefreshCookie.COOKIE.gone()).build();
  }

  @POST
  @Path("oidc/{provider}/backchannel-logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Open(reason = "the provider's signature is the proof")
  @NotIdempotent(reason = "the same token again ends nothing more")
  @Operation(
      operationId = "backchannelLogout",
      summary = "Where an identity provider says that somebody has signed out there",
      description =
          "The back-channel logout URI to register at the provider (OpenID Connect Back-Channel"
              + " Logout 1.0). The body is a form with the parameter `logout_token`.")
  @APIResponse(responseCode = "204", description = "The sessions that it means have ended")
  @APIResponse(responseCode = "400", description = "The logout token is not valid")
  @APIResponse(responseCode = "404", description = "There is no such provider")
  @APIResponse(responseCode = "429", description = "Too many logout tokens come from the address")
  @APIResponse(responseCode = "503", description = "The provider's keys cannot be had now")
  public Response endSessions(
      @PathParam("provider") String provider,
      InputStream body,
      @Context HttpServletRequest request)
      throws IOException {
    var address = request.getRemoteAddr();
    if (!limits.take("backchannel-logout/" + address, PER_MINUTE).allowed()) {
      throw Rejected.because(
          SignInRule.TOO_MANY_SIGN_INS, "Too many logout tokens come from your address.");
    }
    logOut.byProvider(provider, token(body));
    return Response.noContent().build();
  }

  private static String token(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw noToken();
    }
    var form = new String(bytes, StandardCharsets.US_ASCII);
    var sent =
        Arrays.stream(form.split("&", -1))
            .filter(parameter -> parameter.startsWith(PARAMETER))
            .map(parameter -> parameter.substring(PARAMETER.length()))
            .toList();
    if (sent.size() != 1) {
      throw noToken();
    }
    try {
      return URLDecoder.decode(sent.get(0), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw noToken();
    }
  }

  private static Rejected noToken() {
    return Rejected.because(
        IdentityRule.NO_LOGOUT_TOKEN, "Send a form with one logout_token, of 16 KiB at most.");
  }
}
