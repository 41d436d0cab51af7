package io.bedloe.identity.sessions.api;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.usecase.Impersonate;
import io.bedloe.identity.sessions.usecase.ImpersonationInput;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.RequestOrigins;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of impersonation. */
@Path("users/{id}/impersonation")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class ImpersonationResource {

  /**
   * The access token of an impersonation.
   *
   * @param tokenType the value {@code Bearer}
   * @param expiresIn the lifetime of the access token in seconds; there is no refresh token
   * @param user the impersonated account
   * @param endsAt when the impersonation ends, unless {@code POST /auth/logout} with this token
   *     ends it before
   */
  @Schema(description = "An impersonation session.")
  public record Impersonation(
      @Schema(
              description = "The access token (a JWT) for the header Authorization.",
              examples = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln")
          String accessToken,
      @Schema(description = "The authentication scheme; always Bearer.", examples = "Bearer")
          String tokenType,
      @Schema(description = "The lifetime of the access token in seconds.", examples = "900")
          long expiresIn,
      @Schema(description = "The account that is impersonated.") Account user,
      @Schema(description = "The id of the session.") SessionId sessionId,
      @Schema(description = "When the session ends.") Instant endsAt) {

    /** Leaves the token out. */
    @Override
    public String toString() {
      return "Impersonation[sessionId=" + sessionId + ", endsAt=" + endsAt + "]";
    }
  }

  private final Impersonate impersonate;
  private final CurrentCaller caller;

  @Inject
  public ImpersonationResource(Impersonate impersonate, CurrentCaller caller) {
    this.impersonate = impersonate;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.USERS_IMPERSONATE)
  @NotIdempotent(
      reason =
          "the response contains tokens, which must not be stored; a further session does no "
              + "harm")
  @Operation(
      operationId = "impersonateUser",
      summary = "Impersonate an account",
      description =
          "Opens a session as another account, for a reason and a limited time. The audit "
              + "trail names both accounts.")
  @APIResponseSchema(value = Impersonation.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The account has rights that you do not have")
  @APIResponse(
      responseCode = "409",
      description = "The account is your own; you cannot impersonate yourself")
  public Impersonation start(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      ImpersonationInput input,
      @Context HttpServletRequest request) {
    var acting =
        impersonate.impersonate(id, seen, input, caller.get(), RequestOrigins.read(request));
    return new Impersonation(
        acting.access().text(),
        "Bearer",
        acting.access().life().toSeconds(),
        acting.account(),
        acting.sessionId(),
        acting.endsAt());
  }
}
