package io.bedloe.identity.accounts.api;

import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.UserListing;
import io.bedloe.identity.accounts.usecase.ManageUsers;
import io.bedloe.identity.accounts.usecase.NewUserInput;
import io.bedloe.identity.accounts.usecase.OpenUser;
import io.bedloe.identity.accounts.usecase.UserInput;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.MergePatch;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.idempotency.IdempotentRequests;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;

/** The HTTP resource of accounts, for administrators. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users", description = "Accounts")
public class UsersResource {

  private final ListResponses lists;
  private final ManageUsers users;
  private final OpenUser open;
  private final IdempotentRequests requests;
  private final CurrentCaller caller;

  @Inject
  public UsersResource(
      ListResponses lists,
      ManageUsers users,
      OpenUser open,
      IdempotentRequests requests,
      CurrentCaller caller) {
    this.lists = lists;
    this.users = users;
    this.open = open;
    this.requests = requests;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.USERS_READ)
  @PageOf(UserListing.class)
  @Operation(
      operationId = "listUsers",
      summary = "List the accounts",
      description = "Returns the accounts, a page at a time.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, UserListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.USERS_READ)
  @Operation(
      operationId = "getUser",
      summary = "Read an account",
      description = "Returns an account.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public Response get(@PathParam("id") AccountId id, @Context Request request) {
    return Answers.found(users.read(id), request);
  }

  @POST
  @Idempotent(preparesFirst = true)
  @Requires(Permission.USERS_MANAGE)
  @Operation(
      operationId = "createUser",
      summary = "Create an account",
      description =
          "Creates an account. The caller cannot give roles with permissions that it does not"
              + " have.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "201")
  public Response open(NewUserInput input) throws Exception {
    var prepared = open.prepare(input, caller.get());
    return requests.answer(
        () -> {
          var opened = open.open(prepared, caller.get());
          return Answers.created(opened, "users", opened.value().id());
        });
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.USERS_MANAGE)
  @Operation(
      operationId = "patchUser",
      summary = "Change an account",
      description =
          "Changes the name, the e-mail address, the roles or the state of an account. "
              + "Disabling an account ends its sessions.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<UserInput> patch) {
    return Answers.changed(
        users.change(id, seen, current -> patch.appliedTo(current), caller.get()));
  }

  @POST
  @Path("{id}/erase")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.USERS_MANAGE)
  @NotIdempotent(reason = "an account is erased once")
  @Operation(
      operationId = "eraseUser",
      summary = "Erase the personal data of an account",
      description =
          "Removes the personal data of an account permanently. Orders, stock movements and "
              + "the audit trail stay.")
  @WithETag
  @APIResponseSchema(value = UserView.class, responseCode = "200")
  @APIResponse(
      responseCode = "409",
      description = "The account is erased already, or is the last administrator")
  public Response erase(
      @PathParam("id") AccountId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(users.erase(id, seen, caller.get()));
  }
}
