package io.bedloe.commerce.catalog;

import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue for other features. */
@ApplicationScoped
public class Catalog {

  private final Sql sql;
  private final RowLimits limits;

  @Inject
  public Catalog(Sql sql, RowLimits limits) {
    this.sql = sql;
    this.limits = limits;
  }

  /** Returns the products of these ids that are not removed, as the API shows them, in no order. */
  public List<ProductView> views(Collection<ProductId> ids) {
    return sql.list(
        ProductListing.BY_IDS,
        row -> ProductListing.versioned(row).value(),
        (Object) ids.toArray(ProductId[]::new));
  }

  /**
   * Returns the products that have one of these skus or ids, in no order. Products that policies
   * hide from the current caller are left out.
   */
  public List<Offer> offers(Collection<String> skus, Collection<ProductId> ids) {
    var named = new ArrayList<Condition>();
    if (!skus.isEmpty()) {
      named.add(Condition.oneOf("sku_key(p.sku)", "text", skus.stream().map(Sku::key).toList()));
    }
    if (!ids.isEmpty()) {
      named.add(Condition.oneOf("p.id", "uuid", List.copyOf(ids)));
    }
    if (named.isEmpty()) {
      return List.of();
    }
    var conditions = new ArrayList<Condition>();
    conditions.add(Condition.any(named));
    conditions.addAll(limits.conditionsOfParts(ProductListing.LISTING));
    var condition = Condition.all(conditions);
    return sql.list(
        ProductListing.OFFERS + condition.sql(),
        row ->
            new Offer(
                row.id("id", ProductId::new),
                row.text("sku"),
                row.text("name"),
                row.money("price_minor", "price_currency"),
                row.flag("active"),
                row.flag("archived")),
        condition.parameters().toArray());
  }

  /**
   * Returns the conditions of policies on the products of a statement, whose alias is {@code p};
   * empty when no policy limits them.
   */
  public Optional<Condition> visibleProducts() {
    var conditions = limits.conditionsOfParts(ProductListing.LISTING);
    return conditions.isEmpty() ? Optional.empty() : Optional.of(Condition.all(conditions));
  }

  /** Returns those of the products that policies hide from the current caller. */
  public Set<ProductId> hidden(Collection<ProductId> products) {
    var visible = visibleProducts();
    if (visible.isEmpty() || products.isEmpty()) {
      return Set.of();
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(products.toArray(ProductId[]::new));
    parameters.addAll(visible.get().parameters());
    var hidden = new HashSet<>(products);
    hidden.removeAll(
        sql.list(
            ProductListing.IDS_AMONG + visible.get().sql(),
            row -> row.id("id", ProductId::new),
            parameters.toArray()));
    return hidden;
  }
}
