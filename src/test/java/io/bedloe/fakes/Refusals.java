package io.bedloe.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that code refuses a call by a rule. */
public final class Refusals {

  private Refusals() {}

  /** Returns the refusal, for assertions about its detail and its faults. */
  public static Rejected assertRefused(Rule rule, ThrowingCallable call) {
    var refusal = catchThrowableOfType(Rejected.class, call);
    assertThat(refusal).as("a refusal by " + rule.code()).isNotNull();
    assertThat(refusal.rule()).isEqualTo(rule);
    return refusal;
  }
}
