package io.bedloe.identity.federation.api;

import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.security.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of identity providers, for a sign-in page. */
@Path("auth/providers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Authentication")
public class ProvidersResource {

  /**
   * A provider on a sign-in page.
   *
   * @param signInPath the path at which a browser begins to sign in
   */
  @Schema(description = "An identity provider to sign in with.")
  public record Choice(
      @Schema(description = "The name of the provider in paths.", examples = "keycloak")
          String name,
      @Schema(description = "The name of the provider for people.", examples = "Company sign-in")
          String title,
      @Schema(
              description = "The path that the browser opens to sign in.",
              examples = "/api/v1/auth/oidc/keycloak")
          String signInPath) {}

  /** The providers that a user can choose from. */
  @Schema(description = "The identity providers to sign in with.")
  public record Choices(@Schema(description = "Each provider.") List<Choice> providers) {}

  private final Issuers issuers;

  @Inject
  public ProvidersResource(Issuers issuers) {
    this.issuers = issuers;
  }

  @GET
  @Open(reason = "a sign-in page shows the providers")
  @Operation(
      operationId = "listSignInProviders",
      summary = "List the identity providers for sign-in",
      description =
          "Returns the identity providers with which people can sign in, for a sign-in page.")
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
