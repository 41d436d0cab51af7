package io.bedloe.platform.idempotency;

import io.bedloe.kernel.Rule;

/** How an Idempotency-Key can be refused. */
public enum IdempotencyRule implements Rule {
  INVALID_IDEMPOTENCY_KEY(Kind.INVALID, "The Idempotency-Key is not valid"),
  IDEMPOTENCY_KEY_IN_USE(Kind.CONFLICT, "The first request with this key is still in progress"),
  IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The Idempotency-Key was used for another request"),
  IDEMPOTENT_ANSWER_WITHHELD(
      Kind.CONFLICT, "The request was done before, and its answer is not repeated");

  private final Kind kind;
  private final String title;

  IdempotencyRule(Kind kind, String title) {
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
