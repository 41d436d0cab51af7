package io.bedloe.identity.roles;

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

/** Tells the events of roles. */
@ApplicationScoped
class RoleEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  RoleEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public String subject() {
    return "role";
  }

  @Override
  public String path() {
    return "roles";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "role.created" -> event(RoleEvent.CREATED, change);
      case "role.changed" -> event(RoleEvent.CHANGED, change);
      case "role.removed" -> event(RoleEvent.DELETED, change);
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.USERS_READ)
        ? rows.among(RoleListing.LISTING, resources)
        : Set.of();
  }

  private static Optional<Event> event(RoleEvent type, AuditedChange change) {
    return Event.of(type, new ChangedResource(change.resourceId()));
  }
}
