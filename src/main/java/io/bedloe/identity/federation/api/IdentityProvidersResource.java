package io.bedloe.identity.federation.api;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.oidc.ProviderStatus;
import io.bedloe.platform.security.Requires;
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

/** The HTTP resource of identity providers, for administrators. */
@Path("identity-providers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "identity-providers", description = "Identity providers")
public class IdentityProvidersResource {

  /** The providers with their status. */
  @Schema(description = "The identity providers of the server.")
  public record Providers(
      @Schema(description = "Each provider with its status.") List<ProviderStatus> providers) {}

  private final Issuers issuers;

  @Inject
  public IdentityProvidersResource(Issuers issuers) {
    this.issuers = issuers;
  }

  @GET
  @Requires(Permission.USERS_MANAGE)
  @Operation(
      operationId = "listIdentityProviders",
      summary = "List the status of the identity providers",
      description =
          "Returns the configured identity providers with the result of the last exchange of this"
              + " server with each.")
  @APIResponseSchema(value = Providers.class, responseCode = "200")
  public Providers status() {
    return new Providers(issuers.status());
  }
}
