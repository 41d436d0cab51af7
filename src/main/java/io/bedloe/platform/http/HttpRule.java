package io.bedloe.platform.http;

import io.bedloe.kernel.Rule;

/** The rules of the HTTP contract itself. */
public enum HttpRule implements Rule {
  MALFORMED_BODY(Kind.INVALID, "The body cannot be read"),
  INVALID_INPUT(Kind.INVALID, "The input has faults"),
  INVALID_HEADER(Kind.INVALID, "A header is wrong"),
  INVALID_PARAMETER(Kind.INVALID, "A parameter is wrong"),
  BAD_REQUEST(Kind.INVALID, "The request is wrong"),
  BODY_TOO_LARGE(Kind.TOO_LARGE, "The body is too large"),
  NOT_FOUND(Kind.NOT_FOUND, "There is nothing here"),
  METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "Not with this method"),
  NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "Not to be had in that form"),
  UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA, "Not read in that form"),
  PRECONDITION_REQUIRED(Kind.PRECONDITION_REQUIRED, "Say which version you change"),
  STALE_VERSION(Kind.STALE, "It has changed since you read it"),
  INTERNAL_ERROR(Kind.FAILED, "Something went wrong on our side");

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
