package io.bedloe.identity.apikeys;

import io.bedloe.kernel.Rule;

/** The rules of API keys. */
public enum ApiKeyRule implements Rule {
  INVALID_KEY(Kind.INVALID, "The key has faults"),
  KEY_NOT_FOUND(Kind.NOT_FOUND, "There is no such key"),
  KEY_IS_OVER(Kind.CONFLICT, "The key is not good any more"),
  KEYS_MAKE_NO_KEYS(Kind.FORBIDDEN, "Not with a key"),
  TOO_MANY_REQUESTS(Kind.LIMITED, "Too many requests");

  private final Kind kind;
  private final String title;

  ApiKeyRule(Kind kind, String title) {
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
