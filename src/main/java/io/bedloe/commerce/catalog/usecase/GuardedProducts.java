package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.GuardedAction;
import io.bedloe.platform.security.GuardedThings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Products as policies see them. */
@ApplicationScoped
public class GuardedProducts implements GuardedThings {

  private static final String TYPE = "product";
  private static final String PRICE_CHANGES = "priceChanges";
  private static final String NEW_PRICE = "newPrice";

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "sku", AttributeType.TEXT,
          "externalReference", AttributeType.TEXT,
          "price", AttributeType.AMOUNT,
          "currency", AttributeType.TEXT,
          "active", AttributeType.FLAG);

  private final Sql sql;

  @Inject
  public GuardedProducts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<GuardedAction> actions() {
    var changing = new HashMap<>(ATTRIBUTES);
    changing.put(PRICE_CHANGES, AttributeType.FLAG);
    changing.put(NEW_PRICE, AttributeType.AMOUNT);
    return List.of(
        new GuardedAction(Permission.CATALOG_READ, TYPE, ATTRIBUTES, ProductListing.LISTING),
        new GuardedAction(Permission.CATALOG_WRITE, TYPE, changing, null));
  }

  @Override
  public Optional<Guarded> find(UUID id) {
    return sql.one(ProductListing.BY_ID, row -> seen(ProductListing.versioned(row).value()), id);
  }

  static Guarded seen(ProductView product) {
    return seen(product.id(), ProductInput.of(product));
  }

  private static Guarded seen(UUID id, ProductInput product) {
    return new Guarded(
            TYPE,
            id.toString(),
            Map.of(
                "sku",
                product.sku(),
                "price",
                new BigDecimal(product.price().amount()),
                "currency",
                product.price().currency().getCurrencyCode(),
                "active",
                product.active() == null || product.active()))
        .with("externalReference", product.externalReference());
  }

  /** A product that is not there yet: its first price is no change. */
  static Guarded creating(UUID id, ProductInput input) {
    return seen(id, input)
        .with(PRICE_CHANGES, false)
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** A product as it is, with the price that it shall have. */
  static Guarded changing(ProductView product, ProductInput input) {
    return seen(product)
        .with(PRICE_CHANGES, !input.price().equals(product.price()))
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** A product as it shall be. */
  static Guarded changed(ProductView product, ProductInput input) {
    return seen(product.id(), input)
        .with(PRICE_CHANGES, !input.price().equals(product.price()))
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** A product that is taken out of the catalogue. */
  static Guarded removing(ProductView product) {
    return seen(product).with(PRICE_CHANGES, false);
  }
}
