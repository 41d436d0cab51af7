package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Knows callers by what they send; implemented by the feature that has the accounts. */
public interface Callers {

  /** Whose token it is, one that the server has verified; nobody when it is good no more. */
  Optional<Caller> of(JsonWebToken token);

  /**
   * Whose API key it is; nobody when it is none, or not good from there.
   *
   * @param address where the request comes from
   */
  Optional<Caller> ofKey(String key, String address);

  /**
   * A caller as it is now, after a request has waited or run for a while; nobody when the session
   * has ended meanwhile, or the key was revoked.
   */
  Optional<Caller> again(Caller caller);

  /** Whose access token of another issuer it is; nobody when it is none, or not good here. */
  Optional<Caller> ofOutsideToken(String token);
}
