package io.bedloe.kernel;

import java.util.Locale;

/**
 * A rule that a request can break. Each feature declares its rules in one enum; a rule's {@link
 * #code()} is the last part of the problem {@code type} (RFC 9457) and never changes once
 * published.
 */
public interface Rule {

  /** Returns the enum constant's name, such as {@code INSUFFICIENT_STOCK}. */
  String name();

  /** Returns the declaration of this rule. */
  Definition definition();

  /** Returns the kind of refusal; the HTTP layer maps it to a status. */
  default Kind kind() {
    return definition().kind();
  }

  /** Returns a short sentence that is the same for every occurrence. */
  default String title() {
    return definition().title();
  }

  /** Returns the published code, such as {@code insufficient-stock}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The declaration of a rule.
   *
   * @param kind the kind of refusal
   * @param title a short sentence that is the same for every occurrence
   */
  record Definition(Kind kind, String title) {}

  /** The kinds of refusal. */
  enum Kind {
    /** The request itself is wrong; the same request cannot succeed later. */
    INVALID,
    /** The request has no credential, or an invalid one. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** The resource does not exist, or the caller may not see it. */
    NOT_FOUND,
    /** The resource existed, and was deleted for good. */
    GONE,
    /** The resource does not support this method. */
    METHOD_NOT_ALLOWED,
    /** None of the accepted representations is available. */
    NOT_ACCEPTABLE,
    /** The current state of the resource does not allow it. */
    CONFLICT,
    /** The caller changes a version that is not the current one. */
    STALE,
    /** The request is too large. */
    TOO_LARGE,
    /** The request's media type is not supported. */
    UNSUPPORTED_MEDIA,
    /** The request is well-formed, but contradicts an earlier one. */
    UNPROCESSABLE,
    /** The request must name the version that it changes. */
    PRECONDITION_REQUIRED,
    /** Too many requests in too short a time. */
    LIMITED,
    /** The server has failed. */
    FAILED,
    /** A component is unavailable; the same request may succeed later. */
    UNAVAILABLE
  }
}
