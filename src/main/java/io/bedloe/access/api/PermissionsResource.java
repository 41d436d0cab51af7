package io.bedloe.access.api;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of permissions over HTTP. */
@Path("permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roles", description = "What people may do")
public class PermissionsResource {

  /** A permission and what it allows. */
  public record PermissionView(String code, String meaning) {}

  /** All of them; they fit one answer. */
  public record Catalogue(List<PermissionView> items) {}

  @GET
  @Requires(Permission.USERS_READ)
  @Operation(operationId = "listPermissions", summary = "What can be allowed")
  @APIResponseSchema(value = Catalogue.class, responseCode = "200")
  public Catalogue all() {
    return new Catalogue(
        Arrays.stream(Permission.values())
            .map(permission -> new PermissionView(permission.code(), permission.meaning()))
            .toList());
  }
}
