package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.data.WebhookListing;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.data.Webhooks.Owner;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the events of webhooks to their owners. */
@ApplicationScoped
class WebhookEvents implements ResourceEvents {

  private final VisibleRows rows;
  private final Webhooks webhooks;

  @Inject
  WebhookEvents(VisibleRows rows, Webhooks webhooks) {
    this.rows = rows;
    this.webhooks = webhooks;
  }

  @Override
  public List<WebhookEvent> types() {
    return List.of(WebhookEvent.values());
  }

  @Override
  public String path() {
    return "webhooks";
  }

  @Override
  public Permission permission() {
    return Permission.WEBHOOKS_READ;
  }

  /** A webhook that was deleted is visible to nobody, because its owner is not known any more. */
  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(WebhookListing.LISTING, resources, Owner.of(caller).sees());
  }

  @Override
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
    return webhooks.ownersOf(resources);
  }
}
