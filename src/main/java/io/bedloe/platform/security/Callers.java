package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.Optional;

/** Knows callers by what they send; implemented by the feature that has the accounts. */
public interface Callers {

  /**
   * Resolves credentials to a caller; empty when none of them is valid, or not from this address.
   */
  Optional<Caller> resolve(SentCredentials sent);

  /**
   * A caller as it is now, after a request has waited or run for a while; nobody when the session
   * has ended meanwhile, or the key was revoked.
   */
  Optional<Caller> reload(Caller caller);
}
