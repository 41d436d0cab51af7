package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import java.util.Optional;

/**
 * Knows callers by one kind of credential. The feature that issues or accepts the credentials
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
   * @param caller who sent them, if they are accepted
   */
  record Resolution(boolean isFinal, Optional<Caller> caller) {

    private static final Resolution NOT_RECOGNISED = new Resolution(false, Optional.empty());

    /** The credentials are of another kind, or are not accepted. */
    public static Resolution notRecognised() {
      return NOT_RECOGNISED;
    }

    /** The credentials are of this kind for certain: they decide, whether accepted or not. */
    public static Resolution recognised(Optional<Caller> caller) {
      return new Resolution(true, caller);
    }
  }

  Kind kind();

  Resolution resolve(SentCredentials sent);

  /** Whether the credentials have the form of this kind, whether or not they are accepted. */
  default boolean accepts(SentCredentials sent) {
    return false;
  }

  /** Whether a caller was resolved by this kind of credential, and can be looked up again. */
  default boolean hasResolved(Caller caller) {
    return false;
  }

  /** A caller that {@link #hasResolved}, as it is now; empty when the credential is void now. */
  default Optional<Caller> current(Caller caller) {
    return Optional.of(caller);
  }
}
