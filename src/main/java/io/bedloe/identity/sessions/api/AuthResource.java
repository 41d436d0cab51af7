package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.identity.sessions.RefreshPrecondition;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.identity.sessions.usecase.RefreshSession;
import io.bedloe.identity.sessions.usecase.SignIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Open;
import io.bedloe.platform.security.RequestOrigins;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of sign-in, refresh and sign-out. */
@Path("auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class AuthResource {

  /**
   * The request to refresh a session.
   *
   * @param refreshToken the token; clients that have it in a cookie leave it out
   */
  @Schema(description = "The refresh token.")
  public record Refresh(
      @Schema(
              description = "The refresh token; clients that have it in a cookie leave it out.",
              examples = "bdr_5f2b7c9d1e")
          @Nullable
          @Size(max = 200)
          String refreshToken) {

    /** Leaves the token out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The caller of the request.
   *
   * @param permissions all permissions of the roles
   * @param sessionId the session of the access token
   * @param impersonatorId the account that acts as the caller; absent without impersonation
   */
  @Schema(description = "The caller.")
  public record Me(
      @Schema(description = "The id of the account.") AccountId id,
      @Schema(description = "The name of the account.", examples = "Demo manager") String name,
      @Schema(description = "The roles of the account.", examples = "[\"manager\"]")
          List<String> roles,
      @Schema(description = "The permissions of the request.", examples = "[\"orders:read\"]")
          List<String> permissions,
      @Schema(description = "The id of the session; absent for an API key.")
          @Nullable SessionId sessionId,
      @Schema(
              description =
                  "The id of the account that acts in the name of this one; absent when nobody"
                      + " does.")
          @Nullable AccountId impersonatorId) {}

  private final SignIn signIn;
  private final RefreshSession refreshSession;
  private final RefreshPrecondition precondition;
  private final EndSessions endSessions;
  private final CurrentCaller caller;

  @Inject
  public AuthResource(
      SignIn signIn,
      RefreshSession refreshSession,
      RefreshPrecondition precondition,
      EndSessions endSessions,
      CurrentCaller caller) {
    this.signIn = signIn;
    this.refreshSession = refreshSession;
    this.precondition = precondition;
    this.endSessions = endSessions;
    this.caller = caller;
  }

  @POST
  @Path("login")
  @Open(reason = "the caller is not authenticated yet")
  @NotIdempotent(
      reason =
          "the response contains tokens, which must not be stored; a further session does no "
              + "harm")
  @Operation(
      operationId = "login",
      summary = "Sign in with e-mail address and password",
      description =
          "Checks the e-mail address, the password and, when the account has one, the second"
              + " factor, and opens a session. Failed attempts are delayed.")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(
      responseCode = "429",
      description = "Too many attempts; Retry-After says when the next one is accepted")
  @APIResponse(
      responseCode = "401",
      description =
          "The e-mail address or the password is wrong, or the code of the second factor is missing"
              + " or wrong")
  @APIResponse(responseCode = "403", description = "A page of another site sent useCookie")
  public Response login(
      AuthCredentials credentials,
      @Parameter(hidden = true) @CookieParam(RefreshCookie.NAME) @Nullable String former,
      @Context HttpServletRequest request) {
    boolean cookie = Boolean.TRUE.equals(credentials.useCookie());
    if (cookie) {
      RefreshCookie.mustBeFromOurPages(request);
    }
    var in =
        signIn.signIn(
            credentials.email(),
            credentials.password(),
            credentials.code(),
            RequestOrigins.read(request));
    if (cookie && former != null) {
      endSessions.replaced(new RefreshToken(former), in.session());
    }
    return answer(in, cookie);
  }

  @POST
  @Path("refresh")
  @Open(reason = "the refresh token authenticates the request")
  @NotIdempotent(reason = "the same token within the grace period gets the same response")
  @Operation(
      operationId = "refresh",
      summary = "Refresh the tokens of a session",
      description =
          "Exchanges a refresh token for the next access token and refresh token. The reuse of "
              + "a refresh token after a short grace period ends the session.")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "401", description = "The refresh token is not valid any more")
  @APIResponse(responseCode = "403", description = "A page of another site sent the cookie")
  @APIResponse(
      responseCode = "503",
      description = "The identity provider that opened the session is not available")
  public Response refresh(
      Refresh input,
      @Parameter(hidden = true) @CookieParam(RefreshCookie.NAME) @Nullable String cookie,
      @Context HttpServletRequest request) {
    boolean fromCookie = input.refreshToken() == null && cookie != null;
    if (fromCookie) {
      RefreshCookie.mustBeFromOurPages(request);
    }
    var token = fromCookie ? cookie : input.refreshToken();
    if (token == null) {
      throw RefreshSession.refused();
    }
    precondition.checkRefresh(new RefreshToken(token));
    var next =
        refreshSession
            .refresh(new RefreshToken(token), request.getRemoteAddr())
            .orElseThrow(RefreshSession::refused);
    return answer(next, fromCookie);
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.ACCOUNT_OWN)
  @NotIdempotent(reason = "ending an ended session has no further effect")
  @Operation(
      operationId = "logout",
      summary = "Sign out",
      description =
          "Ends the session of the access token: its refresh token and its access tokens are"
              + " refused from now on.")
  @APIResponse(responseCode = "204", description = "The tokens of the session are revoked")
  public Response logout() {
    var session = caller.get().sessionId();
    if (session != null) {
      endSessions.end(session, caller.get().id(), EndReason.SIGNED_OUT);
    }
    return Response.noContent().cookie(RefreshCookie.COOKIE.gone()).build();
  }

  @POST
  @Path("logout-all")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "ending an ended session has no further effect")
  @Operation(
      operationId = "logoutAll",
      summary = "Sign out of all sessions",
      description =
          "Ends all sessions of the caller's account, also that of the request. API keys stay"
              + " valid.")
  @APIResponse(responseCode = "204", description = "All tokens of the account are revoked")
  @APIResponse(responseCode = "401", description = "The authentication is not recent enough")
  public Response logoutAll() {
    endSessions.allOwn(caller.get());
    return Response.noContent().cookie(RefreshCookie.COOKIE.gone()).build();
  }

  @GET
  @Path("me")
  @Requires(Permission.ACCOUNT_OWN)
  @Operation(
      operationId = "me",
      summary = "Read the current caller",
      description =
          "Returns the account, the roles and the permissions of the caller, as this request has"
              + " them.")
  @APIResponseSchema(value = Me.class, responseCode = "200")
  public Me me() {
    var who = caller.get();
    return new Me(
        who.id(),
        who.name(),
        who.roles().stream().sorted().toList(),
        who.permissions().stream().map(Permission::code).sorted().toList(),
        who.sessionId(),
        who.impersonatorId());
  }

  static Response answer(SignedIn in, boolean cookie) {
    return answer(in, cookie, tokens -> tokens);
  }

  /**
   * Builds a response with tokens.
   *
   * @param entity builds the body from the tokens
   */
  static Response answer(SignedIn in, boolean cookie, Function<Tokens, Object> entity) {
    var body =
        new Tokens(
            in.access().text(),
            "Bearer",
            in.access().life().toSeconds(),
            cookie ? null : in.refresh().text(),
            in.account());
    var response = Response.ok(entity.apply(body));
    return cookie
        ? response.cookie(RefreshCookie.COOKIE.with(in.refresh().text())).build()
        : response.build();
  }
}
