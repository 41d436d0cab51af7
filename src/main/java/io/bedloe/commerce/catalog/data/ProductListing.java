package io.bedloe.commerce.catalog.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import java.util.Map;

/** The list of products: its fields, filters and sorts. */
public final class ProductListing implements PageOf.Definition {

  private static final String COLUMNS =
      """
      p.id, p.sku, p.external_reference, p.name, p.description, p.price_minor, p.price_currency,
      p.active, p.attributes::text AS attributes, p.created_at, p.updated_at, p.archived_at,
      p.version""";

  public static final String BY_ID =
      "SELECT " + COLUMNS + " FROM products p WHERE p.id = ? AND p.deleted_at IS NULL";

  /** Selects the products of several ids that are not removed. */
  public static final String BY_IDS =
      "SELECT " + COLUMNS + " FROM products p WHERE p.id = ANY (?) AND p.deleted_at IS NULL";

  /** Selects products for orders; a condition follows. */
  public static final String OFFERS =
      """
      SELECT p.id, p.sku, p.name, p.price_minor, p.price_currency, p.active,
        p.archived_at IS NOT NULL AS archived
      FROM products p
      WHERE p.deleted_at IS NULL AND\s""";

  /** Selects the ids of those among several products that meet a condition, which follows. */
  public static final String IDS_AMONG = "SELECT p.id FROM products p WHERE p.id = ANY (?) AND ";

  public static final Listing<ProductView> LISTING =
      Listing.of("products", ProductView.class)
          .select(COLUMNS)
          .from("products p")
          .id("p.id")
          .where("p.deleted_at IS NULL")
          .unlessFiltered("archived", "p.archived_at IS NULL")
          .fields(
              Field.filterable("id", FieldType.ID, "p.id"),
              Field.sortable("sku", FieldType.TEXT, "p.sku"),
              Field.filterable("externalReference", FieldType.TEXT, "p.external_reference"),
              Field.sortable("name", FieldType.TEXT, "p.name"),
              Field.sortable(
                  "price", FieldType.AMOUNT, "money_amount(p.price_minor, p.price_currency)"),
              Field.filterable("currency", FieldType.TEXT, "p.price_currency"),
              Field.filterable("active", FieldType.FLAG, "p.active"),
              Field.filterable("archived", FieldType.FLAG, "(p.archived_at IS NOT NULL)"),
              Field.sortable("createdAt", FieldType.TIME, "p.created_at"),
              Field.sortable("updatedAt", FieldType.TIME, "p.updated_at"))
          .order("-createdAt")
          .search(ProductSearch::condition)
          .read(ProductListing::view);

  private static final ObjectReader OBJECT =
      Json.mapper().readerFor(new TypeReference<Map<String, Object>>() {});

  @Override
  public Listing<ProductView> listing() {
    return LISTING;
  }

  public static Versioned<ProductView> versioned(Row row) {
    return new Versioned<>(view(row), row.number("version"));
  }

  private static ProductView view(Row row) {
    return new ProductView(
        row.id("id", ProductId::new),
        row.text("sku"),
        row.textOrNull("external_reference"),
        row.text("name"),
        row.textOrNull("description"),
        row.money("price_minor", "price_currency"),
        row.flag("active"),
        attributes(row.text("attributes")),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantOrNull("archived_at"));
  }

  private static Map<String, Object> attributes(String json) {
    try {
      return OBJECT.readValue(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a product's attributes are not JSON", broken);
    }
  }
}
