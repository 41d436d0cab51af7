package io.bedloe.commerce.inventory;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product's figures beside those that its ledger adds up to.
 *
 * @param movements how many ledger rows were added up
 */
@Schema(description = "The stock of a product, compared with its ledger of movements.")
public record Explanation(
    @Schema(description = "The id of the product.") UUID productId,
    @Schema(description = "The stock as it is kept.") Figures figures,
    @Schema(description = "The sums of the movements.") Figures ledger,
    @Schema(description = "The stock minus the sums; zeros when they agree.") Figures drift,
    @Schema(description = "The number of movements.", examples = "3") long movements) {

  /** The two figures; the drift is the stored ones less those of the ledger. */
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
