package io.bedloe.commerce.orders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind of an order. */
@Schema(description = "Whether an order is a sale or a credit note.")
public enum OrderKind {
  /** A sale of goods. */
  SALE,
  /** A refund that another system has recorded; its quantities are those that were returned. */
  CREDIT_NOTE
}
