package io.bedloe.identity.apikeys;

import io.bedloe.identity.apikeys.ApiKeyListing.Visible;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Determines the API keys that a caller sees: their own, and with {@code keys:manage} those of
 * accounts that have no permission beyond the caller's. A caller cannot revoke keys that are not
 * visible.
 */
@Dependent
public class VisibleKeys {

  private final OwnRights rights;

  @Inject
  VisibleKeys(OwnRights rights) {
    this.rights = rights;
  }

  public Visible visibleTo(Caller caller) {
    return new Visible(
        caller.id(), caller.may(Permission.KEYS_MANAGE) ? rights.coveredRoles(caller) : null);
  }
}
