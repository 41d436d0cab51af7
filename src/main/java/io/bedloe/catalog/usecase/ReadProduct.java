package io.bedloe.catalog.usecase;

import io.bedloe.catalog.CatalogRule;
import io.bedloe.catalog.ProductView;
import io.bedloe.catalog.data.ProductListing;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads one product that is not removed. */
@Dependent
public class ReadProduct {

  private final Sql sql;

  @Inject
  public ReadProduct(Sql sql) {
    this.sql = sql;
  }

  public Versioned<ProductView> byId(UUID id) {
    return sql.one(ProductListing.BY_ID, ProductListing::versioned, id)
        .orElseThrow(() -> notFound(id));
  }

  static Rejected notFound(UUID id) {
    return Rejected.because(CatalogRule.PRODUCT_NOT_FOUND, "No product has the id " + id + ".");
  }
}
