package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.data.Users;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password again before a sensitive operation, in case somebody else uses an open
 * session.
 */
@Dependent
public class KnownPassword {

  private final Users users;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final SecurityEvents events;

  @Inject
  public KnownPassword(
      Users users, Passwords passwords, AttemptLimiter throttle, SecurityEvents events) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.events = events;
  }

  /**
   * Refuses a wrong password, also when the account has none. Failed attempts are delayed like
   * failed sign-ins.
   *
   * @param address the client address of the request
   * @return the hash of the password
   */
  public String mustBe(Caller caller, @Nullable String password, String address) {
    checkRate(caller, address);
    var hash = mustMatch(caller, password, hash(caller), address);
    throttle.reset(caller.name(), address);
    return hash;
  }

  /**
   * Does the same, but does not ask an account without a password, which has proved its identity at
   * a provider.
   */
  public void mustBeIfAny(Caller caller, @Nullable String password, String address) {
    // The check comes first, because it needs a database connection of its own and must not wait
    // for one while another is held.
    checkRate(caller, address);
    var hash = hash(caller);
    if (hash != null) {
      mustMatch(caller, password, hash, address);
    }
    throttle.reset(caller.name(), address);
  }

  private void checkRate(Caller caller, String address) {
    try {
      throttle.checkRate(caller.name(), address);
    } catch (Rejected refused) {
      events.record(
          SecurityEvent.AUTHN_LOGIN_FAIL_MAX, address, refused.rule().code(), caller.id());
      throw refused;
    }
  }

  private String mustMatch(
      Caller caller, @Nullable String password, @Nullable String hash, String address) {
    if (hash == null || password == null || !passwords.matches(password, hash, address)) {
      events.record(
          SecurityEvent.AUTHN_REAUTHENTICATION_FAIL, address, "wrong-password", caller.id());
      throw Rejected.because(PasswordRule.WRONG_PASSWORD, "Enter your current password.");
    }
    return hash;
  }

  private @Nullable String hash(Caller caller) {
    return users.byId(caller.id()).map(AccountWithPassword::passwordHash).orElse(null);
  }
}
