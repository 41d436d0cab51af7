package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedTest {

  private final Throwable cause = new IllegalStateException("the cause");

  @Test
  void aRefusalWithoutACauseHasNoStackTrace() {
    var refusal = Rejected.because(AccessRule.FORBIDDEN, "why");
    assertThat(refusal.getStackTrace()).isEmpty();
    assertThat(refusal.detail()).isEqualTo("why");
    assertThat(refusal.faults()).isEmpty();
  }

  @Test
  void aRefusalWithACauseHasItsStackTrace() {
    var refusal = Rejected.because(AccessRule.FORBIDDEN, "why", cause);
    assertThat(refusal).hasCause(cause);
    assertThat(refusal.getStackTrace()).isNotEmpty();
  }

  @Test
  void anotherMemberKeepsWhatTheRefusalHas() {
    var faults = List.of(new Fault("/name", "taken", "is taken"));
    var first = Rejected.because(AccessRule.FORBIDDEN, "why", faults).with("uses", 3);
    var second = first.with("maxAge", 300);
    assertThat(second.rule()).isEqualTo(AccessRule.FORBIDDEN);
    assertThat(second.detail()).isEqualTo("why");
    assertThat(second.faults()).isEqualTo(faults);
    assertThat(second.extensions()).containsEntry("uses", 3).containsEntry("maxAge", 300);
    assertThat(first.extensions()).containsOnlyKeys("uses");
    assertThat(Rejected.because(AccessRule.FORBIDDEN, "why", cause).with("uses", 3))
        .hasCause(cause);
  }

  @Test
  void theCodeOfARuleIsItsNameInKebabCase() {
    assertThat(AccessRule.INSUFFICIENT_USER_AUTHENTICATION.code())
        .isEqualTo("insufficient-user-authentication");
  }
}
