package io.bedloe.identity.sessions.api;

import io.bedloe.identity.mfa.RecoveryCode;
import io.bedloe.identity.sessions.RefreshCookie;
import io.bedloe.identity.sessions.usecase.ConfirmSecondFactor;
import io.bedloe.identity.sessions.usecase.VerifySecondFactor;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operations that verify a second factor and return a new session. */
@Path("auth/second-factor")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class SecondFactorSessionsResource {

  /**
   * The recovery codes of a second factor that was confirmed, and the tokens of the new session.
   *
   * @param recoveryCodes the codes, which are shown only now
   */
  @Schema(description = "The recovery codes and the tokens of the new session.")
  public record Confirmed(
      @Schema(
              description = "Recovery codes, each of which is accepted once.",
              examples = "[\"7kq2m9-fdx3wb-0h4t8r-c5nz1v\"]")
          List<String> recoveryCodes,
      @Schema(description = "The tokens of the new session.") Tokens tokens) {

    /** Leaves the codes and the tokens out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The request to confirm the factor, or to prove it in an open session.
   *
   * @param code six digits, or a recovery code
   * @param useCookie whether the new refresh token is sent as a cookie, which scripts cannot read
   */
  @Schema(description = "The proof of the second factor.")
  public record Show(
      @NotBlank
          @Size(max = 40)
          @Schema(description = "Six digits, or a recovery code", examples = "123456")
          String code,
      @Nullable
          @Schema(
              description = "Whether the new refresh token is set as a cookie",
              examples = "false")
          Boolean useCookie) {

    /** Leaves the code out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final ConfirmSecondFactor confirm;
  private final VerifySecondFactor show;
  private final CurrentCaller caller;

  @Inject
  public SecondFactorSessionsResource(
      ConfirmSecondFactor confirm, VerifySecondFactor show, CurrentCaller caller) {
    this.confirm = confirm;
    this.show = show;
    this.caller = caller;
  }

  @POST
  @Path("confirm")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code can be used once")
  @Operation(
      operationId = "confirmSecondFactor",
      summary = "Activate the second factor",
      description =
          "Activates the second factor with a code and returns recovery codes and new tokens. "
              + "All sessions of the account end, also that of the request. Use the tokens of the "
              + "response from then on.")
  @APIResponseSchema(value = Confirmed.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(
      responseCode = "409",
      description = "The second factor is confirmed already, or its setup was not started")
  public Response confirm(Show input, @Context HttpServletRequest request) {
    boolean cookie = asksForCookie(input, request);
    var confirmed = confirm.confirm(caller.get(), input.code());
    var codes = confirmed.recoveryCodes().stream().map(RecoveryCode::text).toList();
    return AuthResource.answer(
        confirmed.signedIn(), cookie, tokens -> new Confirmed(codes, tokens));
  }

  private static boolean asksForCookie(Show input, HttpServletRequest request) {
    boolean cookie = Boolean.TRUE.equals(input.useCookie());
    if (cookie) {
      RefreshCookie.mustBeFromOurPages(request);
    }
    return cookie;
  }

  @POST
  @Path("verify")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code can be used once")
  @Operation(
      operationId = "verifySecondFactor",
      summary = "Verify the second factor",
      description =
          "Verifies a code in a session that was opened without the second factor. It ends "
              + "this session and opens another one. Use the tokens of the response from then on; "
              + "the former ones are revoked.")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "The second factor is not active")
  public Response show(Show input, @Context HttpServletRequest request) {
    boolean cookie = asksForCookie(input, request);
    return AuthResource.answer(show.show(caller.get(), input.code()), cookie);
  }
}
