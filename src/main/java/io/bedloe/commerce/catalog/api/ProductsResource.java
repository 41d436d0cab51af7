package io.bedloe.commerce.catalog.api;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.commerce.catalog.usecase.ChangeProduct;
import io.bedloe.commerce.catalog.usecase.CreateProduct;
import io.bedloe.commerce.catalog.usecase.ProductInput;
import io.bedloe.commerce.catalog.usecase.ReadProduct;
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

/** The HTTP resource of products. */
@Path("products")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products", description = "Products")
public class ProductsResource {

  private final ListResponses lists;
  private final ReadProduct read;
  private final CreateProduct create;
  private final ChangeProduct change;
  private final CurrentCaller caller;

  @Inject
  public ProductsResource(
      ListResponses lists,
      ReadProduct read,
      CreateProduct create,
      ChangeProduct change,
      CurrentCaller caller) {
    this.lists = lists;
    this.read = read;
    this.create = create;
    this.change = change;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.CATALOG_READ)
  @Operation(
      operationId = "listProducts",
      summary = "List and search products",
      description =
          "Returns the products that the caller may see, a page at a time. `q` searches names and"
              + " descriptions.")
  @PageOf(ProductListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, ProductListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.CATALOG_READ)
  @Operation(
      operationId = "getProduct",
      summary = "Read a product",
      description = "Returns a product that the caller may see.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "200")
  public Response get(@PathParam("id") ProductId id, @Context Request request) {
    return Answers.found(read.byId(id, caller.get()), request);
  }

  @POST
  @Idempotent
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "createProduct",
      summary = "Create a product",
      description = "Creates a product. The SKU and the external reference are unique.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "201")
  public Response create(ProductInput input) {
    var created = create.create(input, caller.get());
    return Answers.created(created, "products", created.value().id());
  }

  @PUT
  @Path("{id}")
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "replaceProduct",
      summary = "Replace a product",
      description = "Replaces all members of a product. Members that are left out are cleared.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "200")
  public Response replace(
      @PathParam("id") ProductId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      ProductInput input) {
    return Answers.changed(change.change(id, seen, caller.get(), current -> input));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "patchProduct",
      summary = "Change a product",
      description =
          "Changes the members that the merge patch (RFC 7396) names and keeps the others.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") ProductId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<ProductInput> patch) {
    return Answers.changed(
        change.change(id, seen, caller.get(), current -> patch.appliedTo(current)));
  }

  @POST
  @Path("{id}/archive")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "archiveProduct",
      summary = "Archive a product",
      description =
          "Lists leave an archived product out unless they are asked for it, and it cannot be "
              + "ordered. Its SKU stays taken, its stock does not change, and its open orders "
              + "continue. A product that is archived already stays as it is.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "200")
  public Response archive(
      @PathParam("id") ProductId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(change.archive(id, seen, caller.get()));
  }

  @POST
  @Path("{id}/restore")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "restoreProduct",
      summary = "Restore an archived product",
      description =
          "The product is on lists again and can be ordered if it is active. A product that is "
              + "not archived stays as it is.")
  @WithETag
  @APIResponseSchema(value = ProductView.class, responseCode = "200")
  public Response restore(
      @PathParam("id") ProductId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(change.restore(id, seen, caller.get()));
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.CATALOG_WRITE)
  @Operation(
      operationId = "deleteProduct",
      summary = "Delete a product",
      description =
          "For products that were created by mistake. The product is deleted permanently, and "
              + "its SKU can be used again. A product with stock or reservations is refused (409, "
              + "product-in-use); archive it instead.")
  @APIResponse(
      responseCode = "204",
      description = "The product is deleted; its SKU can be used again")
  public Response remove(
      @PathParam("id") ProductId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    change.remove(id, seen, caller.get());
    return Answers.removed();
  }
}
