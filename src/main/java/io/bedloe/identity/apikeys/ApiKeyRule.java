package io.bedloe.identity.apikeys;

import io.bedloe.kernel.Rule;

/** The rules of API keys. */
public enum ApiKeyRule implements Rule {
  INVALID_KEY(Kind.INVALID, "The API key is not valid"),
  KEY_NOT_FOUND(Kind.NOT_FOUND, "The API key does not exist"),
  KEY_NOT_ACTIVE(Kind.CONFLICT, "The API key has expired or was revoked"),
  TOO_MANY_REQUESTS(Kind.LIMITED, "Too many requests");

  private final Definition definition;

  ApiKeyRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
