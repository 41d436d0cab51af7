package io.bedloe.identity.federation.api;

import io.bedloe.identity.federation.IdentityView;
import io.bedloe.identity.federation.usecase.LinkForUser;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the identities of other accounts, for administrators. */
@Path("users/{id}/identities")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Accounts")
public class UserIdentitiesResource {

  /** An identity at a provider. */
  @Schema(description = "An identity at an identity provider, to link to an account.")
  public record NewIdentity(
      @Schema(description = "The name of a configured identity provider", examples = "corp")
          @NotBlank
          @Size(max = 31)
          String provider,
      @Schema(
              description = "The subject (sub) in the provider's tokens, exactly",
              examples = "248289761001")
          @NotBlank
          @Size(max = 255)
          String subject) {}

  private final LinkForUser link;
  private final CurrentCaller caller;

  @Inject
  public UserIdentitiesResource(LinkForUser link, CurrentCaller caller) {
    this.link = link;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.USERS_MANAGE)
  @NotIdempotent(reason = "an identity is linked once")
  @Operation(
      operationId = "linkIdentityOfUser",
      summary = "Link an identity to an account",
      description =
          "From then on this account is used when somebody signs in at the provider with this "
              + "subject, or sends its access tokens. The account holder gets a mail. The account "
              + "must not have more rights than the caller.")
  @APIResponseSchema(value = IdentityView.class, responseCode = "200")
  @APIResponse(responseCode = "404", description = "The account or the provider does not exist")
  @APIResponse(responseCode = "409", description = "The identity is linked already")
  public IdentityView link(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      NewIdentity input) {
    return link.link(id, seen, input.provider(), input.subject(), caller.get());
  }
}
