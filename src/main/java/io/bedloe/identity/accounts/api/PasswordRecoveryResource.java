package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.api.RegistrationResource.Address;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.usecase.RequestPasswordReset;
import io.bedloe.identity.accounts.usecase.SetPassword;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.Open;
import io.bedloe.platform.security.RequestOrigins;
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

/**
 * The HTTP resource of passwords that are set with a link from an e-mail: forgotten ones, and those
 * of invited users.
 */
@Path("auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class PasswordRecoveryResource {

  /**
   * The request to replace a forgotten password.
   *
   * @param token the fragment {@code #token=} of the link
   * @param newPassword 12 to 128 characters, not a common password
   */
  @Schema(description = "The new password of a password reset.")
  public record PasswordReset(
      @Schema(
              description = "The token of the link in the e-mail.",
              examples = "bdm_9f3c7a52e8b14d06")
          @NotBlank
          @Size(max = 200)
          String token,
      @Schema(
              description = "The new password, 12 to 128 characters.",
              examples = "seven quiet green harbours")
          @NotBlank
          @Size(max = 512)
          String newPassword) {

    /** Leaves the token and the password out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The request to set the first password.
   *
   * @param token the fragment {@code #token=} of the link
   * @param password 12 to 128 characters, not a common password
   */
  @Schema(description = "The acceptance of an invitation.")
  public record Acceptance(
      @Schema(
              description = "The token of the link in the e-mail.",
              examples = "bdm_9f3c7a52e8b14d06")
          @NotBlank
          @Size(max = 200)
          String token,
      @Schema(
              description = "The password, 12 to 128 characters.",
              examples = "correct horse battery staple")
          @NotBlank
          @Size(max = 512)
          String password) {

    /** Leaves the token and the password out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final RequestPasswordReset ask;
  private final SetPassword set;

  @Inject
  public PasswordRecoveryResource(RequestPasswordReset ask, SetPassword set) {
    this.ask = ask;
    this.set = set;
  }

  @POST
  @Path("forgot-password")
  @Open(reason = "the caller forgot the password and cannot sign in")
  @NotIdempotent(reason = "each request sends a new link and makes the former one invalid")
  @Operation(
      operationId = "forgotPassword",
      summary = "Request a password reset",
      description =
          "Sends a link to set a new password, if the address has an account. The answer is the"
              + " same if it has none.")
  @APIResponse(
      responseCode = "202",
      description = "If the address has an account, the mail is queued")
  @APIResponse(
      responseCode = "429",
      description = "Too many mails were requested; Retry-After says when the next one is accepted")
  public Response forgot(Address address, @Context HttpServletRequest request) {
    ask.request(address.email(), RequestOrigins.read(request));
    return Response.accepted().build();
  }

  @POST
  @Path("reset-password")
  @Open(reason = "the token authenticates the request")
  @NotIdempotent(reason = "a token can be used once")
  @Operation(
      operationId = "resetPassword",
      summary = "Reset a password",
      description =
          "Sets a new password with the token of the link in the e-mail, ends all sessions and revokes"
              + " all API keys of the account. The token is valid once.")
  @APIResponse(
      responseCode = "204",
      description = "The password is set; all sessions have ended; sign in")
  @APIResponse(responseCode = "429", description = "Too many invalid tokens")
  public Response reset(PasswordReset reset, @Context HttpServletRequest request) {
    set.reset(new MailedToken(reset.token()), reset.newPassword(), RequestOrigins.read(request));
    return Response.noContent().build();
  }

  @POST
  @Path("accept-invitation")
  @Open(reason = "the token authenticates the request")
  @NotIdempotent(reason = "a token can be used once")
  @Operation(
      operationId = "acceptInvitation",
      summary = "Accept an invitation",
      description =
          "Sets the first password of an invited account with the token of the link in the e-mail."
              + " The token is valid once.")
  @APIResponse(responseCode = "204", description = "The password is set; sign in")
  @APIResponse(responseCode = "429", description = "Too many invalid tokens")
  public Response accept(Acceptance acceptance, @Context HttpServletRequest request) {
    set.setFirst(
        new MailedToken(acceptance.token()), acceptance.password(), RequestOrigins.read(request));
    return Response.noContent().build();
  }
}
