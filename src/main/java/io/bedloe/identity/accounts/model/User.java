package io.bedloe.identity.accounts.model;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators change it. Its verbs decide and return the account as it is
 * afterwards; {@link io.bedloe.identity.accounts.data.Users} stores it.
 *
 * @param enabled whether the account can be used
 * @param hasPassword whether the account can sign in with a password
 * @param erasedAt when the personal data was deleted; null for all other accounts
 */
public record User(
    AccountId id,
    String email,
    String name,
    boolean enabled,
    boolean hasPassword,
    List<String> roles,
    @Nullable Instant erasedAt) {

  /** The states of an account. */
  public enum State {
    /**
     * The account can be used, but not with a password: its owner has not accepted the invitation
     * yet, or signs in at a provider.
     */
    WITHOUT_PASSWORD,
    /** The account can be used with its password. */
    ACTIVE,
    /** The account cannot be used until it is enabled again. */
    DISABLED,
    /** The personal data was deleted, which is final. */
    ERASED
  }

  /** Returns the account that a view shows. */
  public static User of(UserView view) {
    return new User(
        view.id(),
        view.email(),
        view.name(),
        view.enabled(),
        view.hasPassword(),
        view.roles(),
        view.erasedAt());
  }

  public State state() {
    if (erasedAt != null) {
      return State.ERASED;
    }
    if (!enabled) {
      return State.DISABLED;
    }
    return hasPassword ? State.ACTIVE : State.WITHOUT_PASSWORD;
  }

  /** Returns whether the owner can sign in with it. */
  public boolean isUsable() {
    return state() == State.ACTIVE || state() == State.WITHOUT_PASSWORD;
  }

  /** Replaces the address, the name and the roles. */
  public User change(String newEmail, String newName, List<String> newRoles) {
    mustNotBeErased();
    return new User(id, newEmail, newName, enabled, hasPassword, newRoles, null);
  }

  /**
   * Replaces the address and the roles as an identity provider reports them. The caller has found
   * the account usable, within the same lock.
   */
  public User changeByProvider(String newEmail, List<String> newRoles) {
    if (!isUsable()) {
      throw new IllegalStateException("the account " + id + " is " + state());
    }
    return new User(id, newEmail, name, enabled, hasPassword, newRoles, null);
  }

  public User enable() {
    return withEnabled(true);
  }

  public User disable() {
    return withEnabled(false);
  }

  private User withEnabled(boolean wanted) {
    mustNotBeErased();
    return new User(id, email, name, wanted, hasPassword, roles, null);
  }

  /** Removes the personal data, the password and the roles. */
  public User erase(Instant now) {
    mustNotBeErased();
    return new User(id, "erased-" + id + "@erased.invalid", "Erased", false, false, List.of(), now);
  }

  /** Refuses an account that is erased, because nothing of it can change any more. */
  public void mustNotBeErased() {
    if (state() == State.ERASED) {
      throw Rejected.because(AccountRule.ACCOUNT_ERASED, "An erased account cannot be changed.");
    }
  }

  /** Refuses an account whose owner cannot set a first password. */
  public void mustAllowInvitation() {
    if (state() != State.WITHOUT_PASSWORD) {
      throw Rejected.because(
          RegistrationRule.PASSWORD_ALREADY_SET,
          "Only an enabled account without a password can be invited.");
    }
  }
}
