package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.identity.sessions.usecase.Reauthenticate;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Showing the password again in a session that is open. */
@Path("auth/reauthentication")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Signing in")
public class ReauthenticationResource {

  /** The password once more, and the code of the second factor. */
  @Schema(description = "The password once more, and the code of the second factor.")
  public record Reauthentication(
      @Schema(
              description = "The password that one signs in with now",
              examples = "correct horse battery staple")
          @Nullable
          @Size(max = 512)
          String currentPassword,
      @Schema(
              description =
                  "Six digits of the authenticator app, or a recovery code; needed when the account has"
                      + " a second factor",
              examples = "123456")
          @Nullable
          @Size(max = 40)
          String code,
      @Nullable
          @Schema(
              description = "Whether the new refresh token shall be a cookie",
              examples = "false")
          Boolean useCookie) {

    /** Neither the password nor the code. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final Reauthenticate reauthenticate;
  private final CurrentCaller caller;

  @Inject
  public ReauthenticationResource(Reauthenticate reauthenticate, CurrentCaller caller) {
    this.reauthenticate = reauthenticate;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a token must not be stored, and a code is good once")
  @Operation(
      operationId = "reauthenticate",
      summary = "Show the password again, and the second factor",
      description =
          "Some operations need the password, and the second factor where the account has one, to have"
              + " been shown in the last five minutes: at sign-in or here. They answer 401 with the error"
              + " insufficient_user_authentication (RFC 9470) otherwise. The session is replaced by"
              + " another one: use the tokens of the answer from then on; the former ones are"
              + " refused. An account without a password signs in again.")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "401", description = "The code of the second factor is missing")
  @APIResponse(responseCode = "403", description = "The password or the code is wrong")
  @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when again")
  public Response reauthenticate(Reauthentication input, @Context HttpServletRequest request) {
    boolean cookie = Boolean.TRUE.equals(input.useCookie());
    if (cookie) {
      RefreshCookie.mustBeFromOurPages(request);
    }
    var next =
        reauthenticate.with(
            caller.get(), input.currentPassword(), input.code(), request.getRemoteAddr());
    return AuthResource.answer(next, cookie);
  }
}
