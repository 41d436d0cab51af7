package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves callers by one kind of credential. The feature that issues or accepts the credentials
 * implements it; {@link RequestCallers} asks all implementations in the order of their kinds.
 */
public interface CallerResolver {

  /** The kinds of credentials, in the order in which they are tried. */
  enum Kind {
    /** An access token of this server, for a session. */
    ACCESS_TOKEN,
    /** An API key. */
    API_KEY,
    /** An access token of another issuer. */
    FEDERATED_TOKEN
  }

  /**
   * The result of a resolver.
   *
   * @param isFinal whether no other resolver is asked
   * @param caller the caller, if the credentials are accepted
   */
  record Resolution(boolean isFinal, Optional<Caller> caller) {

    private static final Resolution NOT_RECOGNISED = new Resolution(false, Optional.empty());

    /** Returns the result for credentials that are of another kind or are not accepted. */
    public static Resolution notRecognised() {
      return NOT_RECOGNISED;
    }

    /**
     * Returns the result for credentials that are certainly of this kind: no other resolver is
     * asked.
     */
    public static Resolution recognised(Optional<Caller> caller) {
      return new Resolution(true, caller);
    }
  }

  Kind kind();

  Resolution resolve(SentCredentials sent);

  /** Returns whether the credentials have the form of this kind, accepted or not. */
  default boolean accepts(SentCredentials sent) {
    return false;
  }

  /**
   * Returns whether a caller was resolved by this kind of credential, and can be resolved again.
   */
  default boolean hasResolved(Caller caller) {
    return false;
  }

  /**
   * Returns the current state of a caller that {@link #hasResolved}; empty when the credential is
   * not valid any more.
   */
  default Optional<Caller> current(Caller caller) {
    return Optional.of(caller);
  }

  /**
   * Returns the current states of callers that {@link #hasResolved}, without those whose credential
   * is not valid any more. Nothing in it comes from a cache of credentials.
   */
  default Map<Caller, Caller> currentOfAll(Set<Caller> callers) {
    var current = new HashMap<Caller, Caller>();
    for (var caller : callers) {
      current(caller).ifPresent(now -> current.put(caller, now));
    }
    return current;
  }

  /**
   * Returns whether the credential of a caller that {@link #hasResolved} is accepted from there.
   */
  default boolean isAcceptedFrom(Caller caller, String address) {
    return true;
  }
}
