package io.bedloe.inventory;

import java.util.UUID;

/**
 * A product's figures beside those that its ledger adds up to.
 *
 * @param movements how many ledger rows were added up
 */
public record Explanation(
    UUID productId, Figures figures, Figures ledger, Figures drift, long movements) {

  /** The two figures; the drift is the stored ones less those of the ledger. */
  public record Figures(long onHand, long reserved) {

    Figures minus(Figures other) {
      return new Figures(onHand - other.onHand, reserved - other.reserved);
    }
  }
}
