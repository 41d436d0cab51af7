package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Lets the stock of all products be exported. */
@ApplicationScoped
class ExportedStock implements ExportedList<StockView> {

  private final Catalog catalog;

  @Inject
  ExportedStock(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Permission permission() {
    return Permission.STOCK_READ;
  }

  @Override
  public Listing<StockView> listing() {
    return StockListing.LISTING;
  }

  @Override
  public List<Condition> conditions(Caller caller, Set<String> parameters) {
    return catalog.visibleProducts().stream().toList();
  }
}
