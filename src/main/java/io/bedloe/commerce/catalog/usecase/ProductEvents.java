package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductEvent;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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
  public String subject() {
    return "product";
  }

  @Override
  public String path() {
    return "products";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "product.created" -> event(ProductEvent.CREATED, change);
      case "product.changed" -> event(ProductEvent.CHANGED, change);
      case "product.archived" -> event(ProductEvent.ARCHIVED, change);
      case "product.restored" -> event(ProductEvent.RESTORED, change);
      case "product.removed" -> event(ProductEvent.DELETED, change);
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.CATALOG_READ)
        ? rows.among(ProductListing.LISTING, resources)
        : Set.of();
  }

  private static Optional<Event> event(ProductEvent type, AuditedChange change) {
    return Event.of(type, new ChangedResource(change.resourceId()));
  }
}
