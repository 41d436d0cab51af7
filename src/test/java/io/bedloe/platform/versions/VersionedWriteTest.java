package io.bedloe.platform.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedWriteTest {

  private static final Subject SUBJECT = Subject.of("lamp", new AccountId(new UUID(0, 7)));
  private static final Version CURRENT = version(3);
  private static final Version OLD = version(2);
  private static final List<String> ALL =
      List.of("authorise before", "apply", "authorise after", "compare", "check", "save");

  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final List<String> steps = new ArrayList<>();

  private static Version version(long number) {
    return new Version(false, Set.of(number));
  }

  /** A change of "dark" to "bright" whose steps are set in another order than they run in. */
  private VersionedWrite<String, String> change(@Nullable Version seen, String refused) {
    return VersionedWrite.apply(
            new Target<>(
                SUBJECT,
                new Versioned<>("dark", 3),
                seen,
                before -> step("authorise before", refused)),
            before -> {
              step("apply", refused);
              return "bright";
            })
        .check((before, wanted) -> step("check", refused))
        .unchangedIf(
            (before, wanted) -> {
              step("compare", refused);
              return before.equals(wanted);
            })
        .authoriseAfter((before, wanted) -> step("authorise after", refused));
  }

  private void step(String name, String refused) {
    steps.add(name);
    if (name.equals(refused)) {
      throw Rejected.because(AccessRule.FORBIDDEN, name);
    }
  }

  private Versioned<String> save(VersionedWrite<String, String> write, String refused) {
    return write.save(
        trail,
        "lamp.changed",
        (before, wanted) -> {
          step("save", refused);
          return new Versioned<>(wanted, 4);
        });
  }

  private void remove(VersionedWrite<String, String> write) {
    write.remove(trail, "lamp.removed", before -> steps.add("save"));
  }

  private void refusesBefore(ThrowingCallable write) {
    assertThatThrownBy(write).isInstanceOf(Rejected.class);
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void theStepsRunInTheirOrderAndTheAuditTrailGetsBothStates() {
    assertThat(save(change(CURRENT, ""), "")).isEqualTo(new Versioned<>("bright", 4));
    assertThat(steps).isEqualTo(ALL);
    assertThat(trail.entries())
        .containsExactly(new FakeAuditTrail.Entry("lamp.changed", SUBJECT, "dark", "bright"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"authorise before", "apply", "authorise after", "compare", "check", "save"})
  void noStepRunsAfterOneThatRefuses(String refused) {
    refusesBefore(() -> save(change(CURRENT, refused), refused));
    assertThat(steps).isEqualTo(ALL.subList(0, ALL.indexOf(refused) + 1));
  }

  @Test
  void anOldVersionIsRefusedBeforeAnyStep() {
    refusesBefore(() -> save(change(OLD, ""), ""));
    assertThat(steps).isEmpty();
    refusesBefore(() -> remove(change(OLD, "")));
    assertThat(steps).isEmpty();
  }

  @Test
  void withoutAVersionAnyVersionIsChanged() {
    save(change(null, ""), "");
    assertThat(steps).isEqualTo(ALL);
  }

  @Test
  void aStateThatIsTheCurrentOneIsNeitherCheckedNorSavedNorAudited() {
    var same =
        VersionedWrite.apply(
                new Target<>(SUBJECT, new Versioned<>("dark", 3), CURRENT, before -> {}),
                before -> "dark")
            .unchangedIf(String::equals)
            .check((before, wanted) -> steps.add("check"));
    assertThat(save(same, "")).isEqualTo(new Versioned<>("dark", 3));
    assertThat(steps).isEmpty();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aRemovalIsAuthorisedAndCheckedBeforeItIsSaved() {
    remove(change(CURRENT, ""));
    assertThat(steps)
        .containsExactly("authorise before", "apply", "authorise after", "check", "save");
    assertThat(trail.entries())
        .containsExactly(new FakeAuditTrail.Entry("lamp.removed", SUBJECT, "dark", null));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"authorise before", "authorise after", "check"})
  void aRefusedRemovalRemovesNothing(String refused) {
    refusesBefore(() -> remove(change(CURRENT, refused)));
    assertThat(steps).doesNotContain("save");
  }

  @Test
  void aStateThatMustBeForgottenIsNotAudited() {
    save(change(CURRENT, "").auditWithoutBefore(), "");
    assertThat(trail.entries())
        .containsExactly(new FakeAuditTrail.Entry("lamp.changed", SUBJECT, null, "bright"));
  }
}
