package io.bedloe.identity.accounts;

import io.bedloe.kernel.Caller;

/**
 * Checks whether the caller has authenticated recently. The feature that owns the sessions
 * implements this port.
 */
public interface RecentProof {

  /** Refuses a caller who has no session, or whose last authentication is too old. */
  void mustBeRecent(Caller caller);
}
