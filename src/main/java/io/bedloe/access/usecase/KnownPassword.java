package io.bedloe.access.usecase;

import io.bedloe.access.SignInRule;
import io.bedloe.access.data.Users;
import io.bedloe.access.data.Users.WithPassword;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Asks for the password once more, before something that whoever finds a screen must not do. */
@Dependent
class KnownPassword {

  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;

  @Inject
  KnownPassword(Users users, Passwords passwords, SignInThrottle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /**
   * Refuses what is not the password, also when there is none. Guessing it is slowed down like
   * guessing at sign-in.
   *
   * @param address from where it is asked
   */
  void mustBe(Caller caller, @Nullable String password, String address) {
    throttle.admit(caller.name(), address);
    mustMatch(password, hash(caller));
    throttle.forget(caller.name(), address);
  }

  /** The same; an account without a password has proved itself elsewhere, and is not asked. */
  void mustBeIfAny(Caller caller, @Nullable String password, String address) {
    // First of all: it takes a connection of its own, which nobody waits for who holds one
    throttle.admit(caller.name(), address);
    var hash = hash(caller);
    if (hash != null) {
      mustMatch(password, hash);
    }
    throttle.forget(caller.name(), address);
  }

  private void mustMatch(@Nullable String password, @Nullable String hash) {
    if (hash == null || password == null || !passwords.matches(password, hash)) {
      throw Rejected.because(
          SignInRule.WRONG_PASSWORD, "Say the password that you sign in with now.");
    }
  }

  private @Nullable String hash(Caller caller) {
    return users.byId(caller.id()).map(WithPassword::passwordHash).orElse(null);
  }
}
