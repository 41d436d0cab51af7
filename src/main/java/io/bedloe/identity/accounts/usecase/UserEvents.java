package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.UserEvent;
import io.bedloe.identity.accounts.data.UserListing;
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

/** Tells the events of accounts. */
@ApplicationScoped
class UserEvents implements ResourceEvents {

  private final VisibleRows rows;

  @Inject
  UserEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public String subject() {
    return "user";
  }

  @Override
  public String path() {
    return "users";
  }

  @Override
  public Optional<Event> eventOf(AuditedChange change) {
    return switch (change.action()) {
      case "user.opened", "user.registered", "user.first-admin" -> event(UserEvent.CREATED, change);
      case "user.invited" -> event(UserEvent.INVITED, change);
      case "user.changed",
          "user.address-followed",
          "user.roles-mapped",
          "password.reset",
          "invitation.accepted",
          "second-factor.confirmed",
          "second-factor.removed",
          "second-factor.reset" ->
          event(UserEvent.CHANGED, change);
      case "user.erased" -> event(UserEvent.ERASED, change);
      case "api-keys.revoked" -> event(UserEvent.API_KEYS_REVOKED, change);
      default -> Optional.empty();
    };
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return caller.may(Permission.USERS_READ)
        ? rows.among(UserListing.LISTING, resources)
        : Set.of();
  }

  private static Optional<Event> event(UserEvent type, AuditedChange change) {
    return Event.of(type, new ChangedResource(change.resourceId()));
  }
}
