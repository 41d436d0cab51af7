package io.bedloe.commerce.inventory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason why stock changed. */
@Schema(description = "The kind of a movement of stock.")
public enum MovementKind {
  /** Goods arrived. */
  RECEIPT,
  /** The stock was corrected after a count, a find, a loss or a damage. */
  ADJUSTMENT,
  /** An order was placed and its goods were reserved. */
  RESERVATION,
  /** An order was cancelled or expired and its goods are available again. */
  RELEASE,
  /** Reserved goods were shipped. */
  SHIPMENT,
  /** Delivered goods were returned. */
  RETURN
}
