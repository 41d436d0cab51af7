package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Quantity;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The HTTP resource of the reorder point of a product. */
@Path("stock/{productId}/reorder-point")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stock", description = "Stock and its ledger")
public class ReorderPointResource {

  /** A reorder point. */
  @Schema(description = "A reorder point.")
  public record ReorderPointInput(
      @Schema(
              description = "The stock is low when this quantity or less is available; 0 or more.",
              examples = "10")
          @NotNull
          @Min(0)
          @Max(Quantity.LARGEST)
          Long quantity) {}

  private final ChangeReorderPoint points;

  @Inject
  public ReorderPointResource(ChangeReorderPoint points) {
    this.points = points;
  }

  @GET
  @Requires(Permission.STOCK_READ)
  @Operation(
      operationId = "getReorderPoint",
      summary = "Read the reorder point of a product",
      description =
          "Returns the reorder point of a product. It has no quantity while the product has no"
              + " reorder point.")
  @WithETag
  @APIResponseSchema(value = ReorderPointView.class, responseCode = "200")
  public Response get(@PathParam("productId") ProductId productId, @Context Request request) {
    return Answers.found(points.read(productId), request);
  }

  @PUT
  @Requires(Permission.STOCK_WRITE)
  @Operation(
      operationId = "replaceReorderPoint",
      summary = "Set the reorder point of a product",
      description =
          "Sets the reorder point of a product. When the available stock falls to it or below, the"
              + " event io.bedloe.stock.low.v1 is published within five minutes: once, and again"
              + " after the stock was above the reorder point.")
  @WithETag
  @APIResponseSchema(value = ReorderPointView.class, responseCode = "200")
  public Response replace(
      @PathParam("productId") ProductId productId,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      ReorderPointInput input) {
    return Answers.changed(points.set(productId, seen, input.quantity()));
  }

  @DELETE
  @Requires(Permission.STOCK_WRITE)
  @Operation(
      operationId = "deleteReorderPoint",
      summary = "Remove the reorder point of a product",
      description = "Removes the reorder point of a product; no event tells of its low stock.")
  @APIResponse(responseCode = "204", description = "The product has no reorder point")
  public Response remove(
      @PathParam("productId") ProductId productId,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    points.remove(productId, seen);
    return Answers.removed();
  }
}
