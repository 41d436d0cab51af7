package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The attributes of products that policies can read. */
@ApplicationScoped
public class ProtectedProducts implements ProtectedResources {

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
  public ProtectedProducts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<ProtectedAction> actions() {
    var changing = new HashMap<>(ATTRIBUTES);
    changing.put(PRICE_CHANGES, AttributeType.FLAG);
    changing.put(NEW_PRICE, AttributeType.AMOUNT);
    return List.of(
        new ProtectedAction(Permission.CATALOG_READ, TYPE, ATTRIBUTES, ProductListing.LISTING),
        new ProtectedAction(Permission.CATALOG_WRITE, TYPE, changing, null));
  }

  @Override
  public Optional<ProtectedResource> find(UUID id) {
    return sql.one(ProductListing.BY_ID, row -> seen(ProductListing.versioned(row).value()), id);
  }

  static ProtectedResource seen(ProductView product) {
    return seen(product.id(), ProductInput.of(product));
  }

  private static ProtectedResource seen(ProductId id, ProductInput product) {
    return new ProtectedResource(
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

  /** Returns a product that does not exist yet; its first price is not a change of price. */
  static ProtectedResource creating(ProductId id, ProductInput input) {
    return seen(id, input)
        .with(PRICE_CHANGES, false)
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** Returns a product as it is, with the price that it will have. */
  static ProtectedResource changing(ProductView product, ProductInput input) {
    return seen(product)
        .with(PRICE_CHANGES, !input.price().equals(product.price()))
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** Returns a product as it will be after the change. */
  static ProtectedResource changed(ProductView product, ProductInput input) {
    return seen(product.id(), input)
        .with(PRICE_CHANGES, !input.price().equals(product.price()))
        .with(NEW_PRICE, new BigDecimal(input.price().amount()));
  }

  /** Returns a product that is to be removed. */
  static ProtectedResource removing(ProductView product) {
    return seen(product).with(PRICE_CHANGES, false);
  }
}
