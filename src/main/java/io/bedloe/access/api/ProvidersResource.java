package io.bedloe.access.api;

import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.security.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The identity providers, for a page to sign in on. */
@Path("auth/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Signing in")
public class ProvidersResource {

  /**
   * A provider, for a page to sign in on.
   *
   * @param signInPath where a browser goes to sign in with it
   */
  public record Choice(String name, String title, String signInPath) {}

  /** What there is to choose from. */
  public record Choices(List<Choice> providers) {}

  private final Issuers issuers;

  @Inject
  public ProvidersResource(Issuers issuers) {
    this.issuers = issuers;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected ProvidersResource() {
    this.issuers = null;
  }

  @GET
  @Open(reason = "a page to sign in on shows them")
  @Operation(
      operationId = "listSignInProviders",
      summary = "The identity providers that people can sign in with")
  @APIResponseSchema(value = Choices.class, responseCode = "200")
  public Choices choices() {
    return new Choices(
        issuers.forSignIn().stream()
            .map(
                provider ->
                    new Choice(
                        provider.name(), provider.title(), "/api/v1/auth/oidc/" + provider.name()))
            .toList());
  }
}
