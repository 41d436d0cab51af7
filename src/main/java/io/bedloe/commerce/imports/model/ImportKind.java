package io.bedloe.commerce.imports.model;

import io.bedloe.kernel.Permission;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The kind of an import file: the fields that its columns can have, and the permission that it
 * needs.
 */
public enum ImportKind {
  /**
   * Products, identified by their sku or, in a file without that column, by their external
   * reference. Only a file with name and price can create products.
   */
  PRODUCTS(
      Permission.CATALOG_WRITE,
      "sku",
      "name",
      "price",
      "currency",
      "externalReference",
      "description",
      "active"),
  /** Customers, identified by their external reference. */
  CUSTOMERS(
      Permission.CUSTOMERS_WRITE,
      "externalReference*",
      "name*",
      "email",
      "country",
      "address",
      "city",
      "region",
      "postalCode"),
  /** Receipts of goods, each identified by its reference. */
  STOCK(Permission.STOCK_WRITE, "reference*", "sku*", "quantity*", "reason"),
  /** Historical orders, one row for each line, identified by their reference. */
  ORDERS(
      Permission.ORDERS_PRICE,
      "reference*",
      "sku*",
      "quantity*",
      "unitPrice*",
      "placedAt*",
      "currency",
      "description",
      "customer",
      "customerName",
      "country");

  /** The content of a cell that removes the value. An empty cell keeps the value. */
  public static final String CLEAR = "\\N";

  private static final String REQUIRED = "*";

  private final Permission permission;
  private final Map<String, Boolean> fields = new LinkedHashMap<>();

  ImportKind(Permission permission, String... fields) {
    this.permission = permission;
    for (var field : fields) {
      boolean required = field.endsWith(REQUIRED);
      this.fields.put(required ? field.substring(0, field.length() - 1) : field, required);
    }
  }

  /** Returns the permission that a caller needs besides {@link Permission#IMPORTS_RUN}. */
  public Permission permission() {
    return permission;
  }

  /** Returns the fields by name, each with whether it is required. */
  public Map<String, Boolean> fields() {
    return Map.copyOf(fields);
  }

  /** Returns the name in a request. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
