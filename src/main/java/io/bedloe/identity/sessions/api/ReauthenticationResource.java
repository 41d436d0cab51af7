package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.identity.sessions.usecase.Reauthenticate;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The HTTP resource of reauthentication in an open session. */
@Path("auth/reauthentication")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class ReauthenticationResource {

  /** The request to authenticate again, with the password and the code of the second factor. */
  @Schema(description = "The current password, and the code of the second factor.")
  public record Reauthentication(
      @Schema(description = "The current password", examples = "correct horse battery staple")
          @Nullable
          @Size(max = 512)
          String currentPassword,
      @Schema(
              description =
                  "The six digits of the authenticator app, or a recovery code; required when the "
                      + "account has a second factor",
              examples = "123456")
          @Nullable
          @Size(max = 40)
          String code,
      @Nullable
          @Schema(
              description = "Whether the new refresh token is set as a cookie",
              examples = "false")
          Boolean useCookie) {

    /** Leaves the password and the code out. */
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
  @NotIdempotent(
      reason =
          "the response contains tokens, which must not be stored, and a code can be used once")
  @Operation(
      operationId = "reauthenticate",
      summary = "Authenticate again",
      description =
          "Sensitive operations need an authentication (password, and second factor where the "
              + "account has one) in the last five minutes: at sign-in or here. Otherwise they "
              + "return 401 with the error insufficient_user_authentication (RFC 9470). This "
              + "operation replaces the session: use the tokens of the response from then on; the "
              + "former ones are revoked. An account without a password signs in again.")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "401", description = "The code of the second factor is missing")
  @APIResponse(responseCode = "403", description = "The password or the code is wrong")
  @APIResponse(
      responseCode = "429",
      description = "Too many attempts; Retry-After says when the next one is accepted")
  public Response reauthenticate(Reauthentication input, @Context HttpServletRequest request) {
    boolean cookie = Boolean.TRUE.equals(input.useCookie());
    if (cookie) {
      RefreshCookie.mustBeFromOurPages(request);
    }
    var next =
        reauthenticate.reauthenticate(
            caller.get(), input.currentPassword(), input.code(), request.getRemoteAddr());
    return AuthResource.answer(next, cookie);
  }
}
