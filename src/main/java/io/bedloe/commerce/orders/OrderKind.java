package io.bedloe.commerce.orders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of an order. */
@Schema(description = "Whether an order is a sale or a credit note.")
public enum OrderKind {
  /** Goods for money. */
  SALE,
  /** Money back, as another system has recorded it; its quantities are those that came back. */
  CREDIT_NOTE
}
