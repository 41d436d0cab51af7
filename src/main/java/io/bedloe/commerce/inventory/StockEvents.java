package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells the events of stock. */
@ApplicationScoped
class StockEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final Catalog catalog;

  @Inject
  StockEvents(VisibleRows rows, Catalog catalog) {
    this.rows = rows;
    this.catalog = catalog;
  }

  @Override
  public List<StockEvent> types() {
    return List.of(StockEvent.values());
  }

  @Override
  public String path() {
    return "stock";
  }

  @Override
  public Permission permission() {
    return Permission.STOCK_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(
        StockListing.LISTING, resources, catalog.visibleProducts().orElse(Condition.TRUE));
  }
}
