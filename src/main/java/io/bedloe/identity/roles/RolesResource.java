package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.MergePatch;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of roles. */
@Path("roles")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roles", description = "Roles and permissions")
public class RolesResource {

  private final ListResponses lists;
  private final ManageRoles roles;
  private final CurrentCaller caller;

  @Inject
  public RolesResource(ListResponses lists, ManageRoles roles, CurrentCaller caller) {
    this.lists = lists;
    this.roles = roles;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.USERS_READ)
  @PageOf(RoleListing.class)
  @Operation(
      operationId = "listRoles",
      summary = "List the roles",
      description = "Returns the roles, a page at a time.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, RoleListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.USERS_READ)
  @Operation(operationId = "getRole", summary = "Read a role", description = "Returns a role.")
  @WithETag
  @APIResponseSchema(value = RoleView.class, responseCode = "200")
  public Response get(@PathParam("id") RoleId id, @Context Request request) {
    return Answers.found(roles.read(id), request);
  }

  @POST
  @Idempotent
  @Requires(Permission.ROLES_MANAGE)
  @Operation(
      operationId = "createRole",
      summary = "Create a role",
      description = "Creates a role. The caller cannot give permissions that it does not have.")
  @WithETag
  @APIResponseSchema(value = RoleView.class, responseCode = "201")
  public Response create(RoleInput input) {
    var made = roles.create(input, caller.get());
    return Answers.created(made, "roles", made.value().id());
  }

  @PUT
  @Path("{id}")
  @Requires(Permission.ROLES_MANAGE)
  @Operation(
      operationId = "replaceRole",
      summary = "Replace a role",
      description = "Replaces all members of a role. Built-in roles cannot be changed.")
  @WithETag
  @APIResponseSchema(value = RoleView.class, responseCode = "200")
  public Response replace(
      @PathParam("id") RoleId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      RoleInput input) {
    return Answers.changed(roles.change(id, seen, current -> input, caller.get()));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.ROLES_MANAGE)
  @Operation(
      operationId = "patchRole",
      summary = "Change a role",
      description =
          "Changes the members that the merge patch (RFC 7396) names and keeps the others.")
  @WithETag
  @APIResponseSchema(value = RoleView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") RoleId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<RoleInput> patch) {
    return Answers.changed(
        roles.change(id, seen, current -> patch.appliedTo(current), caller.get()));
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.ROLES_MANAGE)
  @Operation(
      operationId = "deleteRole",
      summary = "Delete a role",
      description = "Deletes a role that no account and no other role has.")
  @APIResponse(
      responseCode = "204",
      description = "The role is deleted; its name can be used again")
  public Response remove(
      @PathParam("id") RoleId id, @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    roles.remove(id, seen, caller.get());
    return Answers.removed();
  }
}
