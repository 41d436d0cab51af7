package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.AccountSettings;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Creates the first admin of a new installation, for a caller who has the configured secret. This
 * way no admin ever has a password that others know.
 */
@Dependent
public class CreateFirstAdmin {

  private final OpenFirstAdmin open;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final Settings settings;
  private final SecurityEvents events;

  @Inject
  public CreateFirstAdmin(
      OpenFirstAdmin open,
      PasswordPolicy policy,
      Passwords passwords,
      AttemptLimiter throttle,
      Settings settings,
      SecurityEvents events) {
    this.open = open;
    this.policy = policy;
    this.passwords = passwords;
    this.throttle = throttle;
    this.settings = settings;
    this.events = events;
  }

  /**
   * Returns the new account. The password is hashed before the transaction begins.
   *
   * @param address the client address of the request
   */
  public UserView create(FirstAdminInput input, String address) {
    throttle.admitToken(address);
    if (!isSecret(input.secret())) {
      events.record(
          SecurityEvent.AUTHN_LOGIN_FAIL, address, AccountRule.FIRST_ADMIN_REFUSED.code());
      throw OpenFirstAdmin.refused();
    }
    policy.mustBeGood(input.password(), "/password", input.email(), input.name());
    return open.open(input, passwords.hash(input.password(), address), address);
  }

  private boolean isSecret(String text) {
    var secret = settings.get(AccountSettings.FIRST_ADMIN_SECRET).reveal();
    return !secret.equals(Setting.NONE) && Digests.areEqual(secret, text);
  }
}
