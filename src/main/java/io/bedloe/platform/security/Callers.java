package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves callers by their credentials. */
public interface Callers {

  /**
   * Resolves credentials to a caller; empty when none of them is valid, or not from this address.
   */
  Optional<Caller> resolve(SentCredentials sent);

  /**
   * Returns the current state of a caller after a request has waited or run for a while; empty when
   * the session has ended meanwhile, or the key was revoked.
   */
  Optional<Caller> reload(Caller caller);

  /**
   * Returns the current states of many callers, read from the database with one query for each kind
   * of credential. Callers whose session has ended or whose key was revoked are missing.
   */
  Map<Caller, Caller> reloadAll(Set<Caller> callers);

  /** Returns whether the credential of a caller is accepted from an address. */
  boolean isAcceptedFrom(Caller caller, String address);
}
