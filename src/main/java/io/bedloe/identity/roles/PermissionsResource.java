package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of the permission catalogue. */
@Path("permissions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roles", description = "Roles and permissions")
public class PermissionsResource {

  /** A permission and its meaning. */
  @Schema(description = "A permission.")
  public record PermissionView(
      @Schema(description = "The code of the permission.", examples = "orders:read") String code,
      @Schema(description = "The description of the permission.", examples = "Read orders")
          String meaning) {}

  /** All permissions; they fit in one response. */
  @Schema(description = "All permissions.")
  public record Catalogue(@Schema(description = "Each permission.") List<PermissionView> items) {}

  @GET
  @Requires(Permission.USERS_READ)
  @Operation(
      operationId = "listPermissions",
      summary = "List all permissions",
      description = "Returns all permissions that roles, API keys and policies can name.")
  @APIResponseSchema(value = Catalogue.class, responseCode = "200")
  public Catalogue list() {
    return new Catalogue(
        Arrays.stream(Permission.values())
            .map(permission -> new PermissionView(permission.code(), permission.meaning()))
            .toList());
  }
}
