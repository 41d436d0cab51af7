package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.usecase.FinishFederatedSignIn;
import io.bedloe.identity.federation.usecase.StartFederatedSignIn;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.PagesForBrowsers;
import io.bedloe.platform.http.Problem;
import io.bedloe.platform.oidc.OidcSettings;
import io.bedloe.platform.security.Open;
import io.bedloe.platform.security.RequestOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of federated sign-in: addresses that a browser opens. */
@Path("auth/oidc/{provider}")
@ApplicationScoped
@Produces({MediaType.TEXT_HTML, Problem.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@PagesForBrowsers
@Tag(name = "auth", description = "Authentication")
public class OidcResource {

  private final StartFederatedSignIn begin;
  private final FinishFederatedSignIn finish;
  private final EndSessions end;
  private final Settings settings;

  @Inject
  public OidcResource(
      StartFederatedSignIn begin,
      FinishFederatedSignIn finish,
      EndSessions end,
      Settings settings) {
    this.begin = begin;
    this.finish = finish;
    this.end = end;
    this.settings = settings;
  }

  @GET
  @Open(reason = "the caller is not authenticated yet")
  @Operation(
      operationId = "startProviderSignIn",
      summary = "Redirect to an identity provider for sign-in",
      description =
          "Redirects the browser to the identity provider. Programs cannot use this operation, "
              + "because it needs the browser's cookies.")
  @APIResponse(
      responseCode = "303",
      description = "The redirect to the provider, with a state cookie")
  @APIResponse(responseCode = "404", description = "The identity provider does not exist")
  @APIResponse(
      responseCode = "429",
      description = "Too many sign-ins were started from this address")
  @APIResponse(responseCode = "503", description = "The provider is not available")
  public Response begin(
      @PathParam("provider") String provider,
      @Parameter(hidden = true) @CookieParam(RefreshCookie.NAME) @Nullable String former,
      @Context HttpServletRequest request) {
    var session =
        former == null ? null : end.runningSessionOf(new RefreshToken(former)).orElse(null);
    var begun = begin.signIn(provider, session, request.getRemoteAddr());
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, begun.authorization())
        .cookie(
            AuthorizationStateCookie.COOKIE.forReturn(
                begun.sealed(), AuthorizationStateCookie.LIFE))
        .build();
  }

  @GET
  @Path("callback")
  @Open(reason = "the provider's response authenticates the request")
  @Operation(
      operationId = "completeProviderSignIn",
      summary = "Receive the authorization response",
      description =
          "Takes the authorization response of the provider from the browser, opens a session "
              + "and redirects to the application.")
  @APIResponse(
      responseCode = "303",
      description = "The redirect to the application, after sign-in or linking")
  @APIResponse(responseCode = "400", description = "The sign-in was started in another browser")
  @APIResponse(responseCode = "401", description = "The authorization response is not valid")
  @APIResponse(
      responseCode = "403",
      description = "The provider refused the sign-in, or there is no account")
  @APIResponse(responseCode = "409", description = "Another account has the identity")
  @APIResponse(
      responseCode = "429",
      description = "Too many authorization responses came from this address")
  @APIResponse(responseCode = "503", description = "The provider is not available")
  public Response finish(
      @PathParam("provider") String provider,
      @Parameter(hidden = true) @CookieParam(AuthorizationStateCookie.NAME) @Nullable String sealed,
      @Parameter(hidden = true) @CookieParam(RefreshCookie.NAME) @Nullable String former,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    begin.checkRate(request.getRemoteAddr());
    var finished =
        finish.finish(provider, sealed, uri.getQueryParameters(), RequestOrigins.read(request));
    finished.signedIn().ifPresent(in -> endFormer(finished.former(), former, in));
    return finished
        .signedIn()
        .map(
            in ->
                redirectTo(OidcSettings.AFTER_SIGN_IN)
                    .cookie(RefreshCookie.COOKIE.with(in.refresh().text())))
        .orElseGet(() -> redirectTo(OidcSettings.AFTER_LINKING))
        .cookie(AuthorizationStateCookie.COOKIE.gone())
        .build();
  }

  /**
   * Ends the session that this browser had before the sign-in.
   *
   * @param begun the session that the browser had when the sign-in began
   * @param cookie the refresh token that the browser sends now; none is sent on a redirect from
   *     another site
   */
  private void endFormer(@Nullable SessionId begun, @Nullable String cookie, SignedIn in) {
    if (begun != null) {
      end.replaced(begun, in.session());
    }
    if (cookie != null) {
      end.replaced(new RefreshToken(cookie), in.session());
    }
  }

  /**
   * The target is always a configured page of this installation; no request parameter can change
   * it.
   */
  private Response.ResponseBuilder redirectTo(Setting<String> page) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, settings.get(PublicAddress.URL) + settings.get(page));
  }
}
