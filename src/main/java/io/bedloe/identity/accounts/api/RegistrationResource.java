package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.usecase.Register;
import io.bedloe.identity.accounts.usecase.RegistrationInput;
import io.bedloe.identity.accounts.usecase.VerifyEmail;
import io.bedloe.kernel.EmailAddress;
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

/** The HTTP resource of registration. */
@Path("auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class RegistrationResource {

  /**
   * The recipient of an e-mail.
   *
   * @param email only used to find the account; the mail goes to the stored address
   */
  @Schema(description = "The e-mail address of a registration.")
  public record Address(
      @Schema(description = "The e-mail address.", examples = "jane.doe@example.com")
          @NotBlank
          @Size(max = EmailAddress.LONGEST)
          String email) {}

  /**
   * The request to verify an e-mail address; the token is the fragment {@code #token=} of the link.
   *
   * @param token the token, which is valid once
   * @param password the password of the registration
   */
  @Schema(description = "The proof that an e-mail address belongs to the person.")
  public record Verification(
      @Schema(
              description = "The token of the link in the e-mail.",
              examples = "bdm_9f3c7a52e8b14d06")
          @NotBlank
          @Size(max = 200)
          String token,
      @Schema(
              description = "The password of the registration.",
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

  private final Register register;
  private final VerifyEmail verify;

  @Inject
  public RegistrationResource(Register register, VerifyEmail verify) {
    this.register = register;
    this.verify = verify;
  }

  @POST
  @Path("register")
  @Open(reason = "a person who registers has no account yet")
  @NotIdempotent(reason = "a repeated request sends a further link, and the former ones stay valid")
  @Operation(
      operationId = "register",
      summary = "Register an account",
      description =
          "Requests an account with the role user and sends an e-mail to verify the address. The"
              + " answer is the same if the address has an account.")
  @APIResponse(
      responseCode = "202",
      description = "The mail is queued; the response is the same when the address has an account")
  @APIResponse(responseCode = "403", description = "Registration is closed")
  @APIResponse(
      responseCode = "429",
      description = "Too many mails were requested; Retry-After says when the next one is accepted")
  public Response register(RegistrationInput input, @Context HttpServletRequest request) {
    register.register(input, RequestOrigins.read(request));
    return Response.accepted().build();
  }

  @POST
  @Path("verify-email")
  @Open(reason = "the token authenticates the request")
  @NotIdempotent(reason = "a token can be used once")
  @Operation(
      operationId = "verifyEmail",
      summary = "Verify the e-mail address of a registration",
      description =
          "Proves the e-mail address of a registration with the token of the link, and opens the"
              + " account.")
  @APIResponse(responseCode = "204", description = "The account is created; sign in")
  @APIResponse(
      responseCode = "403",
      description = "The password differs from that of the registration")
  @APIResponse(responseCode = "429", description = "Too many invalid tokens")
  public Response verify(Verification input, @Context HttpServletRequest request) {
    verify.verify(new MailedToken(input.token()), input.password(), RequestOrigins.read(request));
    return Response.noContent().build();
  }

  @POST
  @Path("verify-email/resend")
  @Open(reason = "a person who waits for the link has no account yet")
  @NotIdempotent(reason = "each request sends a further link, and the former ones stay valid")
  @Operation(
      operationId = "resendVerification",
      summary = "Send the verification mail again",
      description =
          "Sends the e-mail that verifies the address of a registration again, if there is such a"
              + " registration.")
  @APIResponse(
      responseCode = "202",
      description = "If the address waits for verification, the mail is queued")
  @APIResponse(
      responseCode = "429",
      description = "Too many mails were requested; Retry-After says when the next one is accepted")
  public Response resend(Address address, @Context HttpServletRequest request) {
    verify.resend(address.email(), RequestOrigins.read(request));
    return Response.accepted().build();
  }
}
