package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductEvent;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells the events of products. */
@ApplicationScoped
class ProductEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  ProductEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public List<ProductEvent> types() {
    return List.of(ProductEvent.values());
  }

  @Override
  public String path() {
    return "products";
  }

  @Override
  public Permission permission() {
    return Permission.CATALOG_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(ProductListing.LISTING, resources);
  }
}
