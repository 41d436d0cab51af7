package io.bedloe.orders;

/** What a document is. */
public enum OrderKind {
  /** Goods for money. */
  SALE,
  /** Money back, as another system has recorded it; its quantities are those that came back. */
  CREDIT_NOTE
}
