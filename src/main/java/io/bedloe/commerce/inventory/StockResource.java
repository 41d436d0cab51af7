package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Quantity;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import io.bedloe.platform.validation.NotZero;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of stock. */
@Path("stock")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stock", description = "Stock and its ledger")
public class StockResource {

  /** A receipt of goods. */
  @Schema(description = "A receipt of goods.")
  public record ReceiptInput(
      @Schema(description = "The quantity, 1 or more.", examples = "5")
          @NotNull
          @Min(1)
          @Max(Quantity.LARGEST)
          Long quantity,
      @Schema(description = "The reason, which the ledger keeps.", examples = "delivery note 4711")
          @NotBlank
          @Size(max = 500)
          String reason) {}

  /**
   * A correction of the quantity on hand: positive for found goods, negative for lost ones; not
   * zero.
   */
  @Schema(description = "A correction of the stock of a product.")
  public record AdjustmentInput(
      @Schema(description = "The quantity to add; negative to remove.", examples = "-1")
          @NotNull
          @NotZero
          @Min(-Quantity.LARGEST)
          @Max(Quantity.LARGEST)
          Long quantity,
      @Schema(
              description = "The reason, which the ledger keeps.",
              examples = "broken in the warehouse")
          @NotBlank
          @Size(max = 500)
          String reason) {}

  private final ListResponses lists;
  private final ChangeStock stock;
  private final Catalog catalog;
  private final CurrentCaller caller;

  @Inject
  public StockResource(
      ListResponses lists, ChangeStock stock, Catalog catalog, CurrentCaller caller) {
    this.lists = lists;
    this.stock = stock;
    this.catalog = catalog;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.STOCK_READ)
  @Operation(
      operationId = "listStock",
      summary = "List the stock of all products",
      description = "Returns the stock of all products that ever had any, a page at a time.")
  @PageOf(StockListing.class)
  public Response list(@Context UriInfo uri) {
    return lists.answer(
        uri, StockListing.LISTING, catalog.visibleProducts().stream().toArray(Condition[]::new));
  }

  @GET
  @Path("{productId}")
  @Requires(Permission.STOCK_READ)
  @Operation(
      operationId = "getStock",
      summary = "Read the stock of a product",
      description = "Returns how much of a product is on hand, reserved and available.")
  @WithETag
  @APIResponseSchema(value = StockView.class, responseCode = "200")
  public Response get(@PathParam("productId") ProductId productId, @Context Request request) {
    return Answers.found(stock.read(productId), request);
  }

  @POST
  @Idempotent
  @Path("{productId}/receipts")
  @Requires(Permission.STOCK_WRITE)
  @Operation(
      operationId = "receiveStock",
      summary = "Record received goods",
      description = "Adds received goods to the stock of a product.")
  @WithETag
  @APIResponseSchema(value = StockView.class, responseCode = "200")
  public Response receive(
      @PathParam("productId") ProductId productId,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      ReceiptInput input) {
    return Answers.changed(
        stock.enter(
            productId,
            seen,
            new ChangeStock.Entered(MovementKind.RECEIPT, input.quantity(), input.reason()),
            caller.get()));
  }

  @POST
  @Idempotent
  @Path("{productId}/adjustments")
  @Requires(Permission.STOCK_WRITE)
  @Operation(
      operationId = "adjustStock",
      summary = "Adjust the stock of a product",
      description =
          "Adds found goods to the stock of a product, or removes lost goods. Reserved goods "
              + "cannot be removed.")
  @WithETag
  @APIResponseSchema(value = StockView.class, responseCode = "200")
  public Response adjust(
      @PathParam("productId") ProductId productId,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      AdjustmentInput input) {
    return Answers.changed(
        stock.enter(
            productId,
            seen,
            new ChangeStock.Entered(MovementKind.ADJUSTMENT, input.quantity(), input.reason()),
            caller.get()));
  }

  @GET
  @Path("{productId}/movements")
  @Requires(Permission.STOCK_AUDIT)
  @Operation(
      operationId = "listStockMovements",
      summary = "Read the stock ledger of a product",
      description = "Returns the movements of a product's stock, the latest first.")
  @PageOf(MovementListing.class)
  public Response movements(@PathParam("productId") ProductId productId, @Context UriInfo uri) {
    stock.read(productId);
    return lists.answer(uri, MovementListing.LISTING, Condition.of("m.product_id = ?", productId));
  }

  @GET
  @Path("{productId}/reconciliation")
  @Requires(Permission.STOCK_AUDIT)
  @Operation(
      operationId = "getStockReconciliation",
      summary = "Reconcile a product's stock with its ledger",
      description = "Adds up the ledger of a product and compares the sums with its stock.")
  @APIResponseSchema(value = StockReconciliation.class, responseCode = "200")
  public StockReconciliation reconciliation(@PathParam("productId") ProductId productId) {
    return stock.reconciliation(productId);
  }

  @POST
  @Idempotent
  @Path("{productId}/repair")
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.STOCK_AUDIT)
  @Operation(
      operationId = "repairStock",
      summary = "Repair a product's stock from its ledger",
      description =
          "Sets the stock of a product to the sums of its ledger and returns the difference "
              + "before the repair.")
  @APIResponseSchema(value = StockReconciliation.class, responseCode = "200")
  public Response repair(
      @PathParam("productId") ProductId productId,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Response.ok(stock.repair(productId, seen)).build();
  }
}
