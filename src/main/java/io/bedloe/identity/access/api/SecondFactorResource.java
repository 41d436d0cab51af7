package io.bedloe.identity.access.api;

import io.bedloe.identity.access.model.RecoveryCode;
import io.bedloe.identity.access.usecase.BeginSecondFactor;
import io.bedloe.identity.access.usecase.ConfirmSecondFactor;
import io.bedloe.identity.access.usecase.ShowSecondFactor;
import io.bedloe.identity.access.usecase.UseSecondFactor;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** One's own second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes. */
@Path("auth/second-factor")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Signing in")
public class SecondFactorResource {

  /**
   * The password once more.
   *
   * @param currentPassword left out by accounts that have none
   */
  @Schema(description = "The proof of who sets up a second factor.")
  public record Begin(
      @Schema(
              description =
                  "The password of the account; accounts without a password leave it out.",
              examples = "correct horse battery staple")
          @Nullable
          @Size(max = 512)
          String currentPassword) {

    /** Not the password. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * What an authenticator app has to know.
   *
   * @param secret in Base32, to be typed
   * @param uri the same as a key URI, to be shown as a QR code
   */
  @Schema(description = "The secret of a new second factor (TOTP, RFC 6238).")
  public record Begun(
      @Schema(
              description = "The secret in Base32, to type into an authenticator.",
              examples = "JBSWY3DPEHPK3PXP")
          String secret,
      @Schema(
              description = "The secret as a URI, to show as a QR code.",
              examples = "otpauth://totp/Bedloe:jane.doe@example.com?secret=JBSWY3DPEHPK3PXP")
          String uri) {

    /** Not the secret. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Shows the factor.
   *
   * @param code six digits, or a recovery code
   */
  @Schema(description = "A code of a second factor.")
  public record Code(
      @Schema(
              description = "The code of the authenticator, or a recovery code.",
              examples = "123456")
          @NotBlank
          @Size(max = 40)
          String code) {

    /** Not the code. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Each stands in for the app once.
   *
   * @param recoveryCodes shown now and never again
   */
  @Schema(description = "Recovery codes, each of which is accepted once.")
  public record Codes(
      @Schema(description = "The codes.", examples = "[\"7kq2m9-fdx3wb-0h4t8r-c5nz1v\"]")
          List<String> recoveryCodes) {

    static Codes of(List<RecoveryCode> codes) {
      return new Codes(codes.stream().map(RecoveryCode::text).toList());
    }

    /** Not the codes. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The recovery codes of a second factor that was confirmed, and the tokens of the new session.
   *
   * @param recoveryCodes shown now and never again
   */
  @Schema(description = "The recovery codes and the tokens of the session from now on.")
  public record Confirmed(
      @Schema(
              description = "Recovery codes, each of which is accepted once.",
              examples = "[\"7kq2m9-fdx3wb-0h4t8r-c5nz1v\"]")
          List<String> recoveryCodes,
      @Schema(description = "The tokens of the new session.") AuthResource.Tokens tokens) {

    /** Neither the codes nor the tokens. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Confirms the factor, or shows it in a running session.
   *
   * @param code six digits, or a recovery code
   * @param useCookie whether the new refresh token shall be a cookie, out of reach of scripts
   */
  @Schema(description = "The proof of the second factor.")
  public record Show(
      @NotBlank
          @Size(max = 40)
          @Schema(description = "Six digits, or a recovery code", examples = "123456")
          String code,
      @Nullable
          @Schema(
              description = "Whether the new refresh token shall be a cookie",
              examples = "false")
          Boolean useCookie) {

    /** Not the code. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final BeginSecondFactor begin;
  private final UseSecondFactor use;
  private final ConfirmSecondFactor confirm;
  private final ShowSecondFactor show;
  private final CurrentCaller caller;

  @Inject
  public SecondFactorResource(
      BeginSecondFactor begin,
      UseSecondFactor use,
      ConfirmSecondFactor confirm,
      ShowSecondFactor show,
      CurrentCaller caller) {
    this.begin = begin;
    this.use = use;
    this.confirm = confirm;
    this.show = show;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ACCOUNT_OWN)
  @Operation(
      operationId = "getSecondFactor",
      summary = "Whether one has a second factor",
      description =
          "Returns whether the caller's account has a second factor, and how many recovery codes"
              + " are left.")
  @APIResponseSchema(value = UseSecondFactor.State.class, responseCode = "200")
  public UseSecondFactor.State state() {
    return use.state(caller.get().id());
  }

  @POST
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a secret must not be stored, and the last one begun counts")
  @Operation(
      operationId = "beginSecondFactor",
      summary = "Get the secret of a new second factor; it counts when it is confirmed",
      description =
          "Creates the secret of a second factor (TOTP). It is asked for only after it was"
              + " confirmed with a code.")
  @APIResponseSchema(value = Begun.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The current password is wrong")
  @APIResponse(responseCode = "409", description = "There is a second factor")
  public Begun begin(Begin input, @Context HttpServletRequest request) {
    var who = caller.get();
    var secret = begin.of(who, input.currentPassword(), request.getRemoteAddr());
    return new Begun(secret.base32(), secret.uri(who.name()));
  }

  @POST
  @Path("confirm")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code is good once")
  @Operation(
      operationId = "confirmSecondFactor",
      summary = "Have the second factor be asked for from now on; all former sessions end",
      description =
          "Activates the second factor with a code and returns recovery codes and new tokens. All"
              + " sessions of the account end, also that of the request. Use the tokens of the"
              + " answer from then on.")
  @APIResponseSchema(value = Confirmed.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "It is confirmed already, or was never begun")
  public Response confirm(Show input, @Context HttpServletRequest request) {
    boolean cookie = asksForCookie(input, request);
    var confirmed = confirm.confirm(caller.get(), input.code());
    var codes = Codes.of(confirmed.recoveryCodes()).recoveryCodes();
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
  @Path("show")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code is good once")
  @Operation(
      operationId = "showSecondFactor",
      summary = "Show the second factor in a session that was opened without it",
      description =
          "Ends the session of the access token and opens another in which the second factor was"
              + " shown. Use the tokens of the answer from then on; the former ones are refused.")
  @APIResponseSchema(value = AuthResource.Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "There is no second factor")
  public Response show(Show input, @Context HttpServletRequest request) {
    boolean cookie = asksForCookie(input, request);
    return AuthResource.answer(show.show(caller.get(), input.code()), cookie);
  }

  @POST
  @Path("recovery-codes")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code is good once")
  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "Get new recovery codes; those before are void",
      description =
          "Replaces the recovery codes of the caller's account. The former codes are refused from"
              + " now on.")
  @APIResponseSchema(value = Codes.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "There is no second factor")
  public Codes renew(Code code) {
    return Codes.of(use.renewCodes(caller.get(), code.code()));
  }

  @POST
  @Path("remove")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code is good once")
  @Operation(
      operationId = "removeSecondFactor",
      summary = "Sign in without a second factor again; all other sessions end",
      description = "Removes the second factor of the caller's account. All other sessions end.")
  @APIResponse(responseCode = "204", description = "It is not asked for any more")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "There is no second factor")
  public Response remove(Code code) {
    use.remove(caller.get(), code.code());
    return Response.noContent().build();
  }
}
