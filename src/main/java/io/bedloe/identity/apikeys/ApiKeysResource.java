package io.bedloe.identity.apikeys;

import io.bedloe.identity.apikeys.ManageKeys.Made;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of API keys. */
@Path("api-keys")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api-keys", description = "API keys of programs")
public class ApiKeysResource {

  private static final String SHOWN_ONCE =
      "the response contains the secret of the key, which must not be stored";

  /**
   * A new key with its secret, which is shown only once.
   *
   * @param key the secret that the program sends as {@code X-API-Key} or as a bearer token
   */
  @Schema(description = "A new API key with its secret, which is returned once.")
  public record NewKey(
      @Schema(description = "The id of the key.") ApiKeyId id,
      @Schema(
              description = "The secret of the key; the server cannot show it again.",
              examples = "bdl_live_8Kd2vQaB0cD1eF2gH3iJ4kL5mN6oP7q0000Ab")
          String key,
      @Schema(description = "The key without its secret.") ApiKeyView details) {

    /** Leaves the key out. */
    @Override
    public String toString() {
      return "NewKey[id=" + id + "]";
    }
  }

  /**
   * The request to replace a key.
   *
   * @param overlapSeconds the number of seconds for which the old key stays valid; 0 when left out
   */
  @Schema(description = "The rotation of an API key.")
  public record Rotation(
      @Schema(
              description =
                  "The number of seconds for which the former key stays valid; 0 when it is left out.",
              examples = "3600")
          @Nullable
          @Min(0)
          @Max(2_592_000)
          Long overlapSeconds) {}

  private final ListResponses lists;
  private final ManageKeys keys;
  private final VisibleKeys visible;
  private final CurrentCaller caller;

  @Inject
  public ApiKeysResource(
      ListResponses lists, ManageKeys keys, VisibleKeys visible, CurrentCaller caller) {
    this.lists = lists;
    this.keys = keys;
    this.visible = visible;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.KEYS_OWN)
  @PageOf(ApiKeyListing.class)
  @Operation(
      operationId = "listApiKeys",
      summary = "List API keys",
      description =
          "Returns the caller's own API keys. With the permission keys:manage it also returns "
              + "the keys of accounts that have no rights beyond those of the caller. Secrets are "
              + "never returned.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, ApiKeyListing.LISTING, visible.visibleTo(caller.get()).condition());
  }

  @GET
  @Path("{id}")
  @Requires(Permission.KEYS_OWN)
  @Operation(
      operationId = "getApiKey",
      summary = "Read an API key",
      description = "Returns an API key without its secret.")
  @WithETag
  @APIResponseSchema(value = ApiKeyView.class, responseCode = "200")
  public Response get(@PathParam("id") ApiKeyId id, @Context Request request) {
    return Answers.found(keys.read(id, caller.get()), request);
  }

  @POST
  @Requires(Permission.KEYS_OWN)
  @NotIdempotent(reason = SHOWN_ONCE)
  @Operation(
      operationId = "createApiKey",
      summary = "Create an API key",
      description =
          "Creates an API key for the caller's account and returns its secret, which cannot be read"
              + " again later.")
  @APIResponseSchema(value = NewKey.class, responseCode = "201")
  @APIResponse(responseCode = "401", description = "The authentication is not recent enough")
  public Response create(KeyInput input) {
    return created(keys.create(input, caller.get()));
  }

  @POST
  @Path("{id}/rotate")
  @Requires(Permission.KEYS_OWN)
  @NotIdempotent(reason = SHOWN_ONCE)
  @Operation(
      operationId = "rotateApiKey",
      summary = "Rotate an API key",
      description =
          "Creates a key with the same name, scopes and limits, and lets the former key expire"
              + " after the overlap.")
  @APIResponseSchema(value = NewKey.class, responseCode = "201")
  @APIResponse(responseCode = "401", description = "The authentication is not recent enough")
  @APIResponse(responseCode = "409", description = "The API key has expired or was revoked")
  public Response rotate(
      @PathParam("id") ApiKeyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      Rotation rotation) {
    long seconds = rotation.overlapSeconds() == null ? 0 : rotation.overlapSeconds();
    return created(keys.rotate(id, seen, Duration.ofSeconds(seconds), caller.get()));
  }

  @POST
  @Path("{id}/revoke")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.KEYS_OWN)
  @NotIdempotent(reason = "a key is revoked once")
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke an API key",
      description = "Revokes an API key at once and permanently.")
  @WithETag
  @APIResponseSchema(value = ApiKeyView.class, responseCode = "200")
  public Response revoke(
      @PathParam("id") ApiKeyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(keys.revoke(id, seen, caller.get()));
  }

  private static Response created(Made made) {
    return Response.created(URI.create("api-keys/" + made.view().id()))
        .entity(new NewKey(made.view().id(), made.key().text(), made.view()))
        .build();
  }
}
