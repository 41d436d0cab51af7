package io.bedloe.commerce.imports.data;

import io.bedloe.platform.lists.Condition;

/** Conditions on staged rows under the alias {@code r}, by which rows are refused. */
public final class RowConditions {

  public static final String CREATES = "r.outcome = 'CREATE'";
  public static final String CREATES_WITHOUT_NAME = CREATES + " AND r.name IS NULL";
  public static final String CREATES_WITHOUT_PRICE = CREATES + " AND r.price_minor IS NULL";

  /** Another product than the row's has the external reference. */
  public static final String REFERENCE_OF_ANOTHER_PRODUCT =
      """
      EXISTS (SELECT FROM products p WHERE p.external_reference = r.reference
        AND p.deleted_at IS NULL AND p.sku <> r.sku)""";

  /** A receipt with the reference was imported before, with another SKU or quantity. */
  public static final String KNOWN_RECEIPT_DIFFERS =
      """
      EXISTS (SELECT FROM imported_receipts i WHERE i.reference = r.reference
        AND (i.sku <> r.sku OR i.quantity <> r.quantity))""";

  /** A receipt that was not imported before names no product. */
  public static final String NEW_RECEIPT_WITHOUT_PRODUCT =
      """
      NOT EXISTS (SELECT FROM imported_receipts i WHERE i.reference = r.reference)
      AND NOT EXISTS (SELECT FROM products p WHERE p.sku = r.sku AND p.deleted_at IS NULL)""";

  private RowConditions() {}

  /** The row's product exists and is not visible. */
  public static Condition namesHiddenProduct(Condition visible) {
    return about(
        """
        EXISTS (SELECT FROM products p WHERE p.sku = r.sku AND p.deleted_at IS NULL
          AND %s IS NOT TRUE)""",
        visible);
  }

  /** The customer that the row is exists and is not visible. */
  public static Condition isHiddenCustomer(Condition visible) {
    return about(
        """
        EXISTS (SELECT FROM customers c
          WHERE c.external_reference = r.reference AND c.deleted_at IS NULL
          AND %s IS NOT TRUE)""",
        visible);
  }

  /** The customer that the row names exists and is not visible. */
  public static Condition namesHiddenCustomer(Condition visible) {
    return about(
        """
        EXISTS (SELECT FROM customers c
          WHERE c.external_reference = r.customer AND c.deleted_at IS NULL
          AND %s IS NOT TRUE)""",
        visible);
  }

  /** The row names no customer that is visible. */
  public static Condition namesNoVisibleCustomer(Condition visible) {
    return about(
        """
        NOT EXISTS (SELECT FROM customers c
          WHERE c.external_reference = r.customer AND c.deleted_at IS NULL
          AND %s IS TRUE)""",
        visible);
  }

  private static Condition about(String text, Condition visible) {
    return new Condition(text.formatted(visible.sql()), visible.parameters());
  }
}
