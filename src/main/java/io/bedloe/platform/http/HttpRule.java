package io.bedloe.platform.http;

import io.bedloe.kernel.Rule;

/** The rules of the HTTP contract itself. */
public enum HttpRule implements Rule {
  MALFORMED_BODY(Kind.INVALID, "The request body is malformed"),
  INVALID_INPUT(Kind.INVALID, "The input is not valid"),
  INVALID_HEADER(Kind.INVALID, "A request header is not valid"),
  INVALID_PARAMETER(Kind.INVALID, "A request parameter is not valid"),
  BAD_REQUEST(Kind.INVALID, "The request is not valid"),
  BODY_TOO_LARGE(Kind.TOO_LARGE, "The request body is too large"),
  NOT_FOUND(Kind.NOT_FOUND, "The resource does not exist"),
  METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "The method is not allowed"),
  NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "No acceptable representation exists"),
  UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA, "The media type is not supported"),
  PRECONDITION_REQUIRED(Kind.PRECONDITION_REQUIRED, "The If-Match header is required"),
  STALE_VERSION(Kind.STALE, "The resource has changed since you read it"),
  INTERNAL_ERROR(Kind.FAILED, "An internal error occurred");

  private final Kind kind;
  private final String title;

  HttpRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
