package io.bedloe.identity.policies.model;

import org.jspecify.annotations.Nullable;

/**
 * The result of the evaluation of an expression.
 *
 * @param value null when the evaluation failed
 * @param fault why it failed; null when it succeeded
 */
public record Verdict(@Nullable Boolean value, @Nullable String fault) {

  static final Verdict TRUE = new Verdict(true, null);
  static final Verdict FALSE = new Verdict(false, null);

  static Verdict undetermined(String fault) {
    return new Verdict(null, fault);
  }

  static Verdict of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  public boolean isFalse() {
    return Boolean.FALSE.equals(value);
  }
}
