package io.bedloe.identity.roles;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
  public List<RoleEvent> types() {
    return List.of(RoleEvent.values());
  }

  @Override
  public String path() {
    return "roles";
  }

  @Override
  public Permission permission() {
    return Permission.USERS_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(RoleListing.LISTING, resources);
  }
}
