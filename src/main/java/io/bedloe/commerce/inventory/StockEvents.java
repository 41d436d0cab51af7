package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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
  public String subject() {
    return "stock";
  }

  @Override
  public String path() {
    return "stock";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "stock.entered", "stock.repaired" ->
          Event.of(StockEvent.CHANGED, new ChangedResource(change.resourceId()));
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.STOCK_READ)
        ? rows.among(
            StockListing.LISTING, resources, catalog.visibleProducts().orElse(Condition.TRUE))
        : Set.of();
  }
}
