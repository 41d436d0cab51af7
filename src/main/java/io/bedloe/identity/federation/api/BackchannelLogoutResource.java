package io.bedloe.identity.federation.api;

import io.bedloe.identity.accounts.PasswordRule;
import io.bedloe.identity.federation.usecase.LogOutAtProvider;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.oidc.OidcRule;
import io.bedloe.platform.ratelimit.RateLimits;
import io.bedloe.platform.security.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of back-channel logout by an identity provider. */
@Path("auth/oidc/{provider}/backchannel-logout")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class BackchannelLogoutResource {

  /** A logout token has 1 to 2 KB; the form adds little to it. */
  private static final int MOST_BYTES = 16 * 1024;

  /** A provider may sign out a whole company at once. */
  private static final int PER_MINUTE = 3_000;

  private static final String PARAMETER = "logout_token=";

  private final LogOutAtProvider logOut;
  private final RateLimits limits;

  @Inject
  public BackchannelLogoutResource(LogOutAtProvider logOut, RateLimits limits) {
    this.logOut = logOut;
    this.limits = limits;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Open(reason = "the signature of the provider authenticates the request")
  @NotIdempotent(reason = "the same token again ends no further session")
  @Operation(
      operationId = "backchannelLogout",
      summary = "Receive a back-channel logout",
      description =
          "The back-channel logout URI to register at the provider (OpenID Connect Back-Channel"
              + " Logout 1.0). The body is a form with the parameter `logout_token`.")
  @APIResponse(responseCode = "204", description = "The sessions that the token names have ended")
  @APIResponse(responseCode = "400", description = "The logout token is not valid")
  @APIResponse(responseCode = "404", description = "The identity provider does not exist")
  @APIResponse(responseCode = "429", description = "Too many logout tokens came from the address")
  @APIResponse(responseCode = "503", description = "The keys of the provider are not available")
  public Response endSessions(
      @PathParam("provider") String provider,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                      example =
                          "{\"logout_token\": \"eyJ0eXAiOiJsb2dvdXQrand0IiwiYWxnIjoiUlMyNTYifQ\"}",
                      schema =
                          @Schema(
                              type = SchemaType.OBJECT,
                              requiredProperties = "logout_token",
                              properties =
                                  @SchemaProperty(
                                      name = "logout_token",
                                      type = SchemaType.STRING,
                                      description = "The logout token, a signed JWT",
                                      examples =
                                          "eyJ0eXAiOiJsb2dvdXQrand0IiwiYWxnIjoiUlMyNTYifQ"))))
          InputStream body,
      @Context HttpServletRequest request)
      throws IOException {
    var address = request.getRemoteAddr();
    if (!limits.consume("backchannel-logout/" + address, PER_MINUTE).allowed()) {
      throw Rejected.because(
          PasswordRule.TOO_MANY_SIGN_INS,
          "Too many logout tokens came from your address; wait before you send another one.");
    }
    logOut.byProvider(provider, token(body));
    return Response.noContent().build();
  }

  private static String token(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw noToken();
    }
    var form = new String(bytes, StandardCharsets.US_ASCII);
    var sent =
        Arrays.stream(form.split("&", -1))
            .filter(parameter -> parameter.startsWith(PARAMETER))
            .map(parameter -> parameter.substring(PARAMETER.length()))
            .toList();
    if (sent.size() != 1) {
      throw noToken();
    }
    try {
      return URLDecoder.decode(sent.get(0), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw noToken();
    }
  }

  private static Rejected noToken() {
    return Rejected.because(
        OidcRule.INVALID_LOGOUT_TOKEN, "Send a form with one logout_token of 16 KiB at most.");
  }
}
