package io.bedloe.kernel;

import java.util.Locale;

/**
 * A rule that a request can break. Each feature lists its own in one enum; a rule's {@link #code()}
 * is the last part of the problem {@code type} (RFC 9457) and never changes once published.
 */
public interface Rule {

  /** The enum constant's name, such as {@code INSUFFICIENT_STOCK}. */
  String name();

  /** The kind of refusal; the HTTP edge maps it to a status. */
  Kind kind();

  /** One short sentence that is the same for every occurrence. */
  String title();

  /** The published code, such as {@code insufficient-stock}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sorts of refusal. */
  enum Kind {
    /** The request itself is wrong; repeating it as it is cannot succeed. */
    INVALID,
    /** Nobody is signed in, or the proof is not valid. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** There is no such thing, or the caller may not know of it. */
    NOT_FOUND,
    /** The thing does not offer this operation. */
    METHOD_NOT_ALLOWED,
    /** None of the accepted representations can be given. */
    NOT_ACCEPTABLE,
    /** The state of things does not allow it now. */
    CONFLICT,
    /** The caller changes a version that is no longer the current one. */
    STALE,
    /** The request is larger than what is read. */
    TOO_LARGE,
    /** The request's media type is not read here. */
    UNSUPPORTED_MEDIA,
    /** Well formed, but it contradicts something that the caller said before. */
    UNPROCESSABLE,
    /** The caller must say which version it changes. */
    PRECONDITION_REQUIRED,
    /** Too many requests in too short a time. */
    LIMITED,
    /** Our fault. */
    FAILED,
    /** A part that we need is away; later the same request may succeed. */
    UNAVAILABLE
  }
}
