package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Knows the accounts behind proofs of identity. A feature implements this port. */
public interface Callers {

  /** Whom a verified access token speaks for; empty when that account may no longer sign in. */
  Optional<Caller> of(JsonWebToken token);
}
