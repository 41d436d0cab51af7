package io.bedloe.commerce.catalog.data;

import io.bedloe.commerce.catalog.NewProduct;
import io.bedloe.commerce.catalog.ProductChange;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.UniqueValues;
import io.bedloe.platform.versions.VersionedBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes many products in one statement: the values of each column are an array. */
@ApplicationScoped
public class ProductRows
    implements VersionedBatch.Statements<ProductId, NewProduct, ProductChange> {

  private static final String TABLE = "products";

  private final Sql sql;
  private final Clock clock;

  @Inject
  public ProductRows(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void lockUniqueValues(List<NewProduct> created, List<ProductChange> changes) {
    var names = new ArrayList<String>();
    created.forEach(product -> addNames(names, product.sku(), product.externalReference()));
    changes.forEach(change -> addNames(names, change.sku(), change.externalReference()));
    sql.advisoryLocks(names);
  }

  private static void addNames(List<String> names, String sku, @Nullable String reference) {
    names.add(UniqueValues.lockName(TABLE, "sku_key(sku)", Sku.key(sku)));
    if (reference != null) {
      names.add(UniqueValues.lockName(TABLE, "external_reference", reference));
    }
  }

  /** Locks a product against the foreign keys of rows that are being written. */
  public void lock(ProductId productId) {
    sql.one(
        "SELECT id FROM products WHERE id = ? FOR UPDATE",
        row -> row.id("id", ProductId::new),
        productId);
  }

  @Override
  public List<ProductId> lock(List<ProductChange> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return sql.list(
        """
        SELECT p.id FROM products p WHERE p.sku = ANY (?) AND p.deleted_at IS NULL
        ORDER BY p.id FOR UPDATE""",
        row -> row.id("id", ProductId::new),
        (Object) texts(changes, ProductChange::sku));
  }

  @Override
  public List<ProductId> insert(List<NewProduct> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    return sql.list(
        """
        INSERT INTO products (id, sku, external_reference, name, description, price_minor,
          price_currency, active, attributes, created_at, updated_at, version)
        SELECT w.*, '{}', ?, ?, 0
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
          ?::boolean[]) AS w
        ON CONFLICT DO NOTHING RETURNING id""",
        row -> row.id("id", ProductId::new),
        now,
        now,
        products.stream().map(NewProduct::id).toArray(ProductId[]::new),
        texts(products, NewProduct::sku),
        texts(products, NewProduct::externalReference),
        texts(products, NewProduct::name),
        texts(products, NewProduct::description),
        products.stream().map(product -> product.price().minor()).toArray(Long[]::new),
        texts(products, product -> currency(product.price())),
        products.stream().map(NewProduct::active).toArray(Boolean[]::new));
  }

  /** The condition is for products under the alias {@code p}. */
  @Override
  public int update(List<ProductChange> changes, Condition changeable) {
    if (changes.isEmpty()) {
      return 0;
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(clock.instant());
    parameters.add(texts(changes, ProductChange::sku));
    parameters.add(texts(changes, ProductChange::externalReference));
    parameters.add(texts(changes, ProductChange::name));
    parameters.add(texts(changes, ProductChange::description));
    parameters.add(
        changes.stream()
            .map(ProductChange::price)
            .map(price -> price == null ? null : (Long) price.minor())
            .toArray(Long[]::new));
    parameters.add(
        texts(changes, change -> change.price() == null ? null : currency(change.price())));
    parameters.add(changes.stream().map(ProductChange::active).toArray(Boolean[]::new));
    parameters.add(cleared(changes, ProductChange.EXTERNAL_REFERENCE));
    parameters.add(cleared(changes, ProductChange.DESCRIPTION));
    parameters.addAll(changeable.parameters());
    return sql.update(
        """
        UPDATE products p SET
          name = coalesce(w.name, p.name),
          price_minor = coalesce(w.price_minor, p.price_minor),
          price_currency = coalesce(w.price_currency, p.price_currency),
          external_reference = CASE WHEN w.clear_reference THEN NULL
            ELSE coalesce(w.external_reference, p.external_reference) END,
          description = CASE WHEN w.clear_description THEN NULL
            ELSE coalesce(w.description, p.description) END,
          active = coalesce(w.active, p.active),
          updated_at = ?, version = p.version + 1
        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
          ?::boolean[], ?::boolean[], ?::boolean[])
          AS w (sku, external_reference, name, description, price_minor, price_currency, active,
            clear_reference, clear_description)
        WHERE p.sku = w.sku AND p.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM products o WHERE o.external_reference = w.external_reference
            AND o.deleted_at IS NULL AND o.id <> p.id)
          AND %s"""
            .formatted(changeable.sql()),
        parameters.toArray());
  }

  private static Boolean[] cleared(List<ProductChange> changes, String field) {
    return changes.stream().map(change -> change.cleared().contains(field)).toArray(Boolean[]::new);
  }

  private static String currency(Money price) {
    return price.currency().getCurrencyCode();
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
