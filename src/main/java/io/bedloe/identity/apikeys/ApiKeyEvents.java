package io.bedloe.identity.apikeys;

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

/** Tells the events of API keys. */
@ApplicationScoped
class ApiKeyEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final VisibleKeys keys;

  @Inject
  ApiKeyEvents(VisibleRows rows, VisibleKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  @Override
  public String subject() {
    return "api-key";
  }

  @Override
  public String path() {
    return "api-keys";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "api-key.created" -> event(ApiKeyEvent.CREATED, change);
      case "api-key.rotated" -> event(ApiKeyEvent.ROTATED, change);
      case "api-key.revoked" -> event(ApiKeyEvent.REVOKED, change);
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.KEYS_OWN)
        ? rows.among(ApiKeyListing.LISTING, resources, keys.visibleTo(caller).condition())
        : Set.of();
  }

  private static Optional<Event> event(ApiKeyEvent type, AuditedChange change) {
    return Event.of(type, new ChangedResource(change.resourceId()));
  }
}
