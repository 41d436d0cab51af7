package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.SigningKeyView;
import io.bedloe.identity.sessions.data.SigningKeyListing;
import io.bedloe.identity.sessions.usecase.RotateKeys;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the keys that sign access tokens; it shows only their ids and times. */
@Path("signing-keys")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signing-keys", description = "The keys that sign access tokens")
public class SigningKeysResource {

  /**
   * The request to rotate the signing key.
   *
   * @param withdrawOthers whether the access tokens of all other keys are refused from now on,
   *     because a key may have leaked; clients then refresh their tokens
   */
  @Schema(description = "How the signing keys are rotated.")
  public record Rotation(
      @Schema(
              description =
                  "Whether tokens of the other keys are refused from now on; for use after a leak.",
              examples = "false")
          @Nullable Boolean withdrawOthers) {}

  private final ListResponses lists;
  private final RotateKeys rotate;

  @Inject
  public SigningKeysResource(ListResponses lists, RotateKeys rotate) {
    this.lists = lists;
    this.rotate = rotate;
  }

  @GET
  @Requires(Permission.SIGNING_MANAGE)
  @PageOf(SigningKeyListing.class)
  @Operation(
      operationId = "listSigningKeys",
      summary = "List the active signing keys",
      description =
          "Returns the keys whose access tokens are accepted, without their private parts.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, SigningKeyListing.LISTING);
  }

  @POST
  @Path("rotate")
  @Requires(Permission.SIGNING_MANAGE)
  @NotIdempotent(reason = "a further key does no harm")
  @Operation(
      operationId = "rotateSigningKeys",
      summary = "Rotate the signing keys",
      description =
          "Creates a key that signs access tokens from now on. After a leak, `withdrawOthers` "
              + "revokes the former keys, so that their tokens are refused.")
  @APIResponseSchema(value = SigningKeyView.class, responseCode = "200")
  public SigningKeyView rotate(Rotation rotation) {
    return rotate.rotate(Boolean.TRUE.equals(rotation.withdrawOthers()));
  }
}
