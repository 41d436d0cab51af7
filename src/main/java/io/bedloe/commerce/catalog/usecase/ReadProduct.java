package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Reads one product that is not removed. */
@Dependent
public class ReadProduct {

  private final Sql sql;
  private final Guard guard;

  @Inject
  public ReadProduct(Sql sql, Guard guard) {
    this.sql = sql;
    this.guard = guard;
  }

  public Versioned<ProductView> byId(ProductId id, Caller caller) {
    var product = reload(id);
    guard.mustAllow(caller, Permission.CATALOG_READ, ProtectedProducts.seen(product.value()));
    return product;
  }

  /** Returns a product that the caller has just written, without a check of policies. */
  Versioned<ProductView> reload(ProductId id) {
    return sql.one(ProductListing.BY_ID, ProductListing::versioned, id)
        .orElseThrow(() -> notFound(id));
  }

  static Rejected notFound(ProductId id) {
    return Rejected.because(CatalogRule.PRODUCT_NOT_FOUND, "No product has the id " + id + ".");
  }
}
