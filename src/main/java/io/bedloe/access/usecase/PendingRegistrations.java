package io.bedloe.access.usecase;

import io.bedloe.access.data.Registrations;
import io.bedloe.access.model.Passwords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Knows the passwords of registrations whose address is not verified yet. */
@Dependent
class PendingRegistrations {

  private final Registrations registrations;
  private final Passwords passwords;
  private final Clock clock;

  @Inject
  PendingRegistrations(Registrations registrations, Passwords passwords, Clock clock) {
    this.registrations = registrations;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** The hash of an address's registration; null when there is none. */
  @Nullable String hashOf(String email) {
    return registrations.passwordHash(email, clock.instant()).orElse(null);
  }

  /** Whether it is the password of a registration; takes as long when there is none. */
  boolean isRight(String password, @Nullable String hash) {
    if (hash == null) {
      passwords.pretend(password);
      return false;
    }
    return passwords.matches(password, hash);
  }
}
