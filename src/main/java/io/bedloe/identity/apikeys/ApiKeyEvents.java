package io.bedloe.identity.apikeys;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
  public List<ApiKeyEvent> types() {
    return List.of(ApiKeyEvent.values());
  }

  @Override
  public String path() {
    return "api-keys";
  }

  @Override
  public Permission permission() {
    return Permission.KEYS_OWN;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(ApiKeyListing.LISTING, resources, keys.visibleTo(caller).condition());
  }
}
