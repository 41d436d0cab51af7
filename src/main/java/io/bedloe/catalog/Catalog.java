package io.bedloe.catalog;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The catalogue for other features. */
@ApplicationScoped
public class Catalog {

  private final Sql sql;

  @Inject
  public Catalog(Sql sql) {
    this.sql = sql;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Catalog() {
    this.sql = null;
  }

  /** The products of the catalogue that have one of these skus or ids; in no order. */
  public List<Offer> offers(Collection<String> skus, Collection<UUID> ids) {
    return sql.list(
        """
        SELECT id, sku, name, price_minor, price_currency, active FROM products
        WHERE deleted_at IS NULL AND (sku = ANY (?) OR id = ANY (?))""",
        row ->
            new Offer(
                row.uuid("id"),
                row.text("sku"),
                row.text("name"),
                row.money("price_minor", "price_currency"),
                row.flag("active")),
        skus.toArray(String[]::new),
        ids.toArray(UUID[]::new));
  }
}
