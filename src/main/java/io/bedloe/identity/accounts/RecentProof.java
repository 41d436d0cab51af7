package io.bedloe.identity.accounts;

import io.bedloe.kernel.Caller;

/**
 * Whether the caller has proved a short while ago who they are. The feature that owns the sessions
 * implements this port.
 */
public interface RecentProof {

  /** Refuses a caller who has no session, or whose proof is too old. */
  void mustBeRecent(Caller caller);
}
