package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product's stored figures beside the sums of its ledger.
 *
 * @param movements the number of ledger rows that were added
 */
@Schema(description = "The reconciliation of a product's stock with its ledger of movements.")
public record StockReconciliation(
    @Schema(description = "The id of the product.") ProductId productId,
    @Schema(description = "The current stock figures.") Figures figures,
    @Schema(description = "The sums of the movements.") Figures ledger,
    @Schema(description = "The current stock minus the sums; zeros when they agree.")
        Figures difference,
    @Schema(description = "The number of movements.", examples = "3") long movements) {

  /** The two stock figures; a difference is the stored figure minus the sum of the ledger. */
  @Schema(description = "Quantities of a product.")
  public record Figures(
      @Schema(description = "The quantity in the warehouse.", examples = "5") long onHand,
      @Schema(description = "The quantity that open orders have reserved.", examples = "3")
          long reserved) {

    Figures minus(Figures other) {
      return new Figures(onHand - other.onHand, reserved - other.reserved);
    }
  }
}
