package io.bedloe.platform.http;

import io.bedloe.kernel.Rule;

/** The rules of the HTTP contract itself. */
public enum HttpRule implements Rule {
  INVALID_INPUT(Kind.INVALID, "The input is not valid"),
  INVALID_HEADER(Kind.INVALID, "A request header is not valid"),
  INVALID_PARAMETER(Kind.INVALID, "A request parameter is not valid"),
  BAD_REQUEST(Kind.INVALID, "The request is not valid"),
  NOT_FOUND(Kind.NOT_FOUND, "The resource does not exist"),
  METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "The method is not allowed"),
  NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "No acceptable representation exists"),
  PRECONDITION_REQUIRED(Kind.PRECONDITION_REQUIRED, "The If-Match header is required");

  private final Definition definition;

  HttpRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
