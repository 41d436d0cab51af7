package io.bedloe.identity.policies.api;

import io.bedloe.identity.policies.DryRunReport;
import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.PolicyListing;
import io.bedloe.identity.policies.data.PolicyVersionListing;
import io.bedloe.identity.policies.usecase.ChangePolicy;
import io.bedloe.identity.policies.usecase.CreatePolicy;
import io.bedloe.identity.policies.usecase.DryRun;
import io.bedloe.identity.policies.usecase.DryRunInput;
import io.bedloe.identity.policies.usecase.PolicyInput;
import io.bedloe.identity.policies.usecase.ReadPolicy;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.MergePatch;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.PolicyId;
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
import org.jspecify.annotations.Nullable;

/** The HTTP resource of policies. */
@Path("policies")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies", description = "Policies, which restrict the permissions of roles")
public class PoliciesResource {

  private final ListResponses lists;
  private final ReadPolicy read;
  private final CreatePolicy create;
  private final ChangePolicy change;
  private final DryRun dryRun;
  private final CurrentCaller caller;

  @Inject
  public PoliciesResource(
      ListResponses lists,
      ReadPolicy read,
      CreatePolicy create,
      ChangePolicy change,
      DryRun dryRun,
      CurrentCaller caller) {
    this.lists = lists;
    this.read = read;
    this.create = create;
    this.change = change;
    this.dryRun = dryRun;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.POLICIES_READ)
  @Operation(
      operationId = "listPolicies",
      summary = "List policies",
      description = "Returns the policies, a page at a time.")
  @PageOf(PolicyListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, PolicyListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.POLICIES_READ)
  @Operation(
      operationId = "getPolicy",
      summary = "Read a policy",
      description = "Returns a policy.")
  @WithETag
  @APIResponseSchema(value = PolicyView.class, responseCode = "200")
  public Response get(@PathParam("id") PolicyId id, @Context Request request) {
    return Answers.found(read.byId(id), request);
  }

  @GET
  @Path("{id}/versions")
  @Requires(Permission.POLICIES_READ)
  @Operation(
      operationId = "listPolicyVersions",
      summary = "List the versions of a policy",
      description =
          "Returns every version of a policy, the latest first, also of a policy that was removed.")
  @PageOf(PolicyVersionListing.class)
  public Response versions(@PathParam("id") PolicyId id, @Context UriInfo uri) {
    return lists.answer(uri, PolicyVersionListing.LISTING, read.versionsOf(id));
  }

  @POST
  @Idempotent(showsLimitedResources = false)
  @Requires(Permission.POLICIES_MANAGE)
  @Operation(
      operationId = "createPolicy",
      summary = "Create a policy",
      description = "Creates a policy. It applies to requests on all servers within a second.")
  @WithETag
  @APIResponseSchema(value = PolicyView.class, responseCode = "201")
  public Response create(PolicyInput input) {
    var created = create.create(input, caller.get());
    return Answers.created(created, "policies", created.value().id());
  }

  @PUT
  @Path("{id}")
  @Requires(Permission.POLICIES_MANAGE)
  @Operation(
      operationId = "replacePolicy",
      summary = "Replace a policy",
      description = "Replaces all members of a policy. It applies on all servers within a second.")
  @WithETag
  @APIResponseSchema(value = PolicyView.class, responseCode = "200")
  public Response replace(
      @PathParam("id") PolicyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      PolicyInput input) {
    return Answers.changed(change.change(id, seen, caller.get(), current -> input));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.POLICIES_MANAGE)
  @Operation(
      operationId = "patchPolicy",
      summary = "Change a policy",
      description =
          "Changes the members that the merge patch (RFC 7396) names and keeps the others.")
  @WithETag
  @APIResponseSchema(value = PolicyView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") PolicyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<PolicyInput> patch) {
    return Answers.changed(
        change.change(id, seen, caller.get(), current -> patch.appliedTo(current)));
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.POLICIES_MANAGE)
  @Operation(
      operationId = "deletePolicy",
      summary = "Delete a policy",
      description = "Deletes a policy. Its versions can still be read.")
  @APIResponse(responseCode = "204", description = "The policy is deleted; its versions stay")
  public Response remove(
      @PathParam("id") PolicyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    change.remove(id, seen, caller.get());
    return Answers.removed();
  }

  @POST
  @NotIdempotent(reason = "the operation changes nothing")
  @Path("{id}/dry-run")
  @Requires(Permission.POLICIES_READ)
  @Operation(
      operationId = "dryRunPolicy",
      summary = "Dry-run a changed policy on recorded decisions",
      description =
          "Evaluates recorded decisions again as if the policy were changed, and reports the"
              + " differences. Nothing is changed.")
  @APIResponseSchema(value = DryRunReport.class, responseCode = "200")
  public DryRunReport dryRun(
      @PathParam("id") PolicyId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      DryRunInput input) {
    return dryRun.run(id, seen, input);
  }
}
