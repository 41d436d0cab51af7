package io.bedloe.access;

import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in. */
@Path("auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Signing in")
public class AuthResource {

  /** What proves who somebody is. */
  public record Credentials(
      @NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 128) String password) {}

  /**
   * What a client needs from now on.
   *
   * @param tokenType always {@code Bearer}
   * @param expiresIn how long the token is valid, in seconds
   */
  public record Tokens(String accessToken, String tokenType, long expiresIn, Account user) {}

  private final SignIn signIn;

  @Inject
  public AuthResource(SignIn signIn) {
    this.signIn = signIn;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected AuthResource() {
    this.signIn = null;
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_JSON)
  @Open(reason = "nobody is signed in yet")
  @NotIdempotent(
      reason = "it creates nothing that could be doubled, and a token must not be stored")
  @Operation(operationId = "login", summary = "Sign in with e-mail address and password")
  @APIResponseSchema(value = Tokens.class, responseCode = "200")
  @APIResponse(responseCode = "429", description = "Too many sign in at once; later again")
  @APIResponse(responseCode = "401", description = "The e-mail address or the password is wrong")
  public Tokens login(Credentials credentials) {
    var in = signIn.with(credentials.email(), credentials.password());
    return new Tokens(in.token().text(), "Bearer", in.token().life().toSeconds(), in.account());
  }
}
