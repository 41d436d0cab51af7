package io.bedloe.commerce.customers.api;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.commerce.customers.usecase.ChangeCustomer;
import io.bedloe.commerce.customers.usecase.CreateCustomer;
import io.bedloe.commerce.customers.usecase.CustomerInput;
import io.bedloe.commerce.customers.usecase.ReadCustomer;
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
import org.jspecify.annotations.Nullable;

/** The HTTP resource of customers. */
@Path("customers")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers", description = "Customers")
public class CustomersResource {

  private final ListResponses lists;
  private final ReadCustomer read;
  private final CreateCustomer create;
  private final ChangeCustomer change;
  private final CurrentCaller caller;

  @Inject
  public CustomersResource(
      ListResponses lists,
      ReadCustomer read,
      CreateCustomer create,
      ChangeCustomer change,
      CurrentCaller caller) {
    this.lists = lists;
    this.read = read;
    this.create = create;
    this.change = change;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.CUSTOMERS_READ)
  @Operation(
      operationId = "listCustomers",
      summary = "List customers",
      description = "Returns the customers that the caller may see, a page at a time.")
  @PageOf(CustomerListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, CustomerListing.LISTING, CustomerListing.visibleTo(caller.get()));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.CUSTOMERS_READ)
  @Operation(
      operationId = "getCustomer",
      summary = "Read a customer",
      description = "Returns a customer that the caller may see.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "200")
  public Response get(@PathParam("id") CustomerId id, @Context Request request) {
    return Answers.found(read.byId(id, caller.get()), request);
  }

  @POST
  @Idempotent
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "createCustomer",
      summary = "Create a customer",
      description = "Creates a customer. The external reference and the linked account are unique.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "201")
  public Response create(CustomerInput input) {
    var created = create.create(input, caller.get());
    return Answers.created(created, "customers", created.value().id());
  }

  @PUT
  @Path("{id}")
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "replaceCustomer",
      summary = "Replace a customer",
      description = "Replaces all members of a customer. Members that are left out are cleared.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "200")
  public Response replace(
      @PathParam("id") CustomerId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      CustomerInput input) {
    return Answers.changed(change.change(id, seen, caller.get(), current -> input));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "patchCustomer",
      summary = "Change a customer",
      description =
          "Changes the members that the merge patch (RFC 7396) names and keeps the others.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") CustomerId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<CustomerInput> patch) {
    return Answers.changed(
        change.change(id, seen, caller.get(), current -> patch.appliedTo(current)));
  }

  @POST
  @Path("{id}/archive")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "archiveCustomer",
      summary = "Archive a customer",
      description =
          "Lists leave an archived customer out unless they are asked for it, and nobody can "
              + "order for it. Its open orders continue. A customer that is archived already stays "
              + "as it is.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "200")
  public Response archive(
      @PathParam("id") CustomerId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(change.archive(id, seen, caller.get()));
  }

  @POST
  @Path("{id}/restore")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "restoreCustomer",
      summary = "Restore an archived customer",
      description =
          "The customer is on lists again and can be ordered for. A customer that is not "
              + "archived stays as it is.")
  @WithETag
  @APIResponseSchema(value = CustomerView.class, responseCode = "200")
  public Response restore(
      @PathParam("id") CustomerId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(change.restore(id, seen, caller.get()));
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.CUSTOMERS_WRITE)
  @Operation(
      operationId = "deleteCustomer",
      summary = "Delete a customer",
      description =
          "A customer with open orders (PLACED, CONFIRMED or SHIPPED) is refused (409, "
              + "customer-in-use). Closed orders keep the customer's data as they were. Archive a "
              + "customer that may come back.")
  @APIResponse(
      responseCode = "204",
      description =
          "The customer is deleted; its reference and its account can be used for another")
  public Response remove(
      @PathParam("id") CustomerId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    change.remove(id, seen, caller.get());
    return Answers.removed();
  }
}
