package io.bedloe.identity.apikeys;

import io.bedloe.identity.apikeys.ApiKeyListing.Visible;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Which API keys a caller sees: one's own, and with {@code keys:manage} those of accounts that may
 * do nothing that the caller may not. What is not seen cannot be revoked either.
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
