package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.usecase.ChangePassword;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the caller's own password. */
@Path("auth/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class PasswordResource {

  /**
   * The request to change the password.
   *
   * @param newPassword 12 to 128 characters, not a common password
   * @param revokeApiKeys whether all API keys of the account are revoked too; false when left out
   */
  @Schema(description = "A change of a password.")
  public record NewPassword(
      @Schema(description = "The current password.", examples = "correct horse battery staple")
          @NotBlank
          @Size(max = 512)
          String currentPassword,
      @Schema(
              description = "The new password, 12 to 128 characters.",
              examples = "seven quiet green harbours")
          @NotBlank
          @Size(max = 512)
          String newPassword,
      @Schema(
              description =
                  "Whether all API keys of the account are revoked too; false when it is left out.",
              examples = "true")
          @Nullable Boolean revokeApiKeys) {

    /** Leaves both passwords out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final ChangePassword change;
  private final CurrentCaller caller;

  @Inject
  public PasswordResource(ChangePassword change, CurrentCaller caller) {
    this.change = change;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a repeated request is refused, because the current password has changed")
  @Operation(
      operationId = "changePassword",
      summary = "Change one's own password",
      description = "Changes the password of the caller's account and ends its other sessions.")
  @APIResponse(
      responseCode = "204",
      description = "The password is changed; all other sessions have ended")
  @APIResponse(responseCode = "403", description = "The current password is wrong")
  public Response change(NewPassword passwords, @Context HttpServletRequest request) {
    change.change(
        caller.get(),
        passwords.currentPassword(),
        passwords.newPassword(),
        Boolean.TRUE.equals(passwords.revokeApiKeys()),
        request.getRemoteAddr());
    return Response.noContent().build();
  }
}
