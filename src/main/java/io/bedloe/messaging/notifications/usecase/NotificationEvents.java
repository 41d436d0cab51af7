package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationEvent;
import io.bedloe.messaging.notifications.data.NotificationListing;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells the events of notifications to the accounts that the notifications belong to. */
@ApplicationScoped
class NotificationEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  NotificationEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public List<NotificationEvent> types() {
    return List.of(NotificationEvent.values());
  }

  @Override
  public String path() {
    return "notifications";
  }

  @Override
  public Permission permission() {
    return Permission.NOTIFICATIONS_OWN;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(NotificationListing.LISTING, resources, NotificationListing.of(caller.id()));
  }
}
