package io.bedloe.platform.idempotency;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of the Idempotency-Key. */
public enum IdempotencyRule implements Rule {
  INVALID_IDEMPOTENCY_KEY(Kind.INVALID, "The Idempotency-Key is not valid"),
  IDEMPOTENCY_KEY_IN_USE(Kind.CONFLICT, "The first request with this key is still in progress"),
  IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The Idempotency-Key was used for another request"),
  @ProblemMember(
      name = "location",
      type = String.class,
      description = "The URL of the result; absent where the operation has none.",
      example = "http://localhost:9080/api/v1/orders/0197b1a0-0000-7000-8000-000000000001")
  IDEMPOTENT_RESPONSE_WITHHELD(
      Kind.CONFLICT, "The request was completed before; its response is withheld");

  private final Definition definition;

  IdempotencyRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
