package io.bedloe.commerce.inventory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why stock changed. */
@Schema(description = "The kind of a movement of stock.")
public enum MovementKind {
  /** Goods came in. */
  RECEIPT,
  /** Somebody counted, found, lost or broke something. */
  ADJUSTMENT,
  /** An order was placed: goods are promised. */
  RESERVATION,
  /** An order was cancelled or expired: the promise is off. */
  RELEASE,
  /** Promised goods went out. */
  SHIPMENT,
  /** Delivered goods came back. */
  RETURN
}
