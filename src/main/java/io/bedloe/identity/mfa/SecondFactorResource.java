package io.bedloe.identity.mfa;

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

/**
 * The HTTP resource of the caller's own second factor: codes of an authenticator app (TOTP, RFC
 * 6238), and recovery codes.
 */
@Path("auth/second-factor")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class SecondFactorResource {

  /**
   * The request to begin a second factor, with the password again.
   *
   * @param currentPassword the password; accounts without a password leave it out
   */
  @Schema(description = "The proof of the account holder who sets up a second factor.")
  public record Begin(
      @Schema(
              description =
                  "The password of the account; accounts without a password leave it out.",
              examples = "correct horse battery staple")
          @Nullable
          @Size(max = 512)
          String currentPassword) {

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The shared secret that an authenticator app needs.
   *
   * @param secret the secret in Base32, to be typed
   * @param uri the secret as a key URI, to be shown as a QR code
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

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * A code that proves the second factor.
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

    /** Leaves the code out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * The recovery codes; each replaces a code of the app once.
   *
   * @param recoveryCodes the codes, which are shown only now
   */
  @Schema(description = "Recovery codes, each of which is accepted once.")
  public record Codes(
      @Schema(description = "The codes.", examples = "[\"7kq2m9-fdx3wb-0h4t8r-c5nz1v\"]")
          List<String> recoveryCodes) {

    static Codes of(List<RecoveryCode> codes) {
      return new Codes(codes.stream().map(RecoveryCode::text).toList());
    }

    /** Leaves the codes out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  private final BeginSecondFactor begin;
  private final UseSecondFactor use;
  private final CurrentCaller caller;

  @Inject
  public SecondFactorResource(BeginSecondFactor begin, UseSecondFactor use, CurrentCaller caller) {
    this.begin = begin;
    this.use = use;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.ACCOUNT_OWN)
  @Operation(
      operationId = "getSecondFactor",
      summary = "Read the state of one's own second factor",
      description =
          "Returns whether the caller's account has a second factor, and how many recovery codes"
              + " are left.")
  @APIResponseSchema(value = UseSecondFactor.State.class, responseCode = "200")
  public UseSecondFactor.State state() {
    return use.state(caller.get().id());
  }

  @POST
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(
      reason = "the response contains a secret, which must not be stored; the last setup counts")
  @Operation(
      operationId = "beginSecondFactor",
      summary = "Start the setup of a second factor",
      description =
          "Creates the secret of a second factor (TOTP, RFC 6238). The second factor is "
              + "required only after it was confirmed with a code.")
  @APIResponseSchema(value = Begun.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The current password is wrong")
  @APIResponse(responseCode = "409", description = "The second factor is active already")
  public Begun begin(Begin input, @Context HttpServletRequest request) {
    var who = caller.get();
    var secret = begin.begin(who, input.currentPassword(), request.getRemoteAddr());
    return new Begun(secret.base32(), secret.uri(who.name()));
  }

  @POST
  @Path("recovery-codes")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code can be used once")
  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "Replace the recovery codes",
      description =
          "Replaces the recovery codes of the caller's account. The former codes are refused from"
              + " now on.")
  @APIResponseSchema(value = Codes.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "The second factor is not active")
  public Codes renew(Code code) {
    return Codes.of(use.renewCodes(caller.get(), code.code()));
  }

  @POST
  @Path("remove")
  @Requires(Permission.ACCOUNT_SECURE)
  @NotIdempotent(reason = "a code can be used once")
  @Operation(
      operationId = "removeSecondFactor",
      summary = "Remove one's own second factor",
      description = "Removes the second factor of the caller's account. All other sessions end.")
  @APIResponse(responseCode = "204", description = "The second factor is removed")
  @APIResponse(responseCode = "403", description = "The code is wrong")
  @APIResponse(responseCode = "409", description = "The second factor is not active")
  public Response remove(Code code) {
    use.remove(caller.get(), code.code());
    return Response.noContent().build();
  }
}
