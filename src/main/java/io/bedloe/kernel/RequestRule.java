package io.bedloe.kernel;

/**
 * The rules about requests that not only the HTTP layer uses, but also use cases, models and data.
 */
public enum RequestRule implements Rule {
  MALFORMED_BODY(Kind.INVALID, "The request body is malformed"),
  BODY_TOO_LARGE(Kind.TOO_LARGE, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA, "The media type is not supported"),
  STALE_VERSION(Kind.STALE, "The resource has changed since you read it"),
  INTERNAL_ERROR(Kind.FAILED, "An internal error occurred");

  private final Definition definition;

  RequestRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
