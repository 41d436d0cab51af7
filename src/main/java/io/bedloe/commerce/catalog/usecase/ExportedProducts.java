package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets products be exported. */
@ApplicationScoped
class ExportedProducts implements ExportedList<ProductView> {

  @Override
  public Permission permission() {
    return Permission.CATALOG_READ;
  }

  @Override
  public Listing<ProductView> listing() {
    return ProductListing.LISTING;
  }
}
