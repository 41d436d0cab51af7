package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.UserEvent;
import io.bedloe.identity.accounts.data.UserListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells the events of accounts. */
@ApplicationScoped
class UserEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  UserEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public List<UserEvent> types() {
    return List.of(UserEvent.values());
  }

  @Override
  public String path() {
    return "users";
  }

  @Override
  public Permission permission() {
    return Permission.USERS_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(UserListing.LISTING, resources);
  }
}
