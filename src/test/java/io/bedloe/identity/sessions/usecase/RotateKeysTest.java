package io.bedloe.identity.sessions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.audit.AuditTrail.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotateKeysTest {

  private static final Duration UNTIL_DUE = Duration.ofDays(90).minusHours(1);

  private final SessionFixture at = new SessionFixture();
  private final RotateKeys rotate =
      new RotateKeys(at.keys, at.settings, at.changed, at.trail, at.clock);

  @Test
  void aKeyThatIsRotatedAtOnceSignsAtOnceBesideTheFormerOnes() {
    var key = rotate.rotate(false);
    assertThat(key.signsFrom()).isEqualTo(at.clock.instant());
    assertThat(at.keys.calls()).containsExactly("lock", "add");
    assertThat(at.trail.actions()).containsExactly("signing-key.rotated");
    assertThat(at.trail.entries().get(0).subject())
        .isEqualTo(new Subject("signing-key", key.kid()));
    assertThat(at.trail.entries().get(0).after()).isEqualTo(new RotateKeys.Rotated(key, 0));
    assertThat(at.changed.fired()).as("servers read the keys again").hasSize(1);
  }

  @Test
  void theTokensOfAllOtherKeysAreWithdrawnOnRequest() {
    var key = rotate.rotate(true);
    assertThat(at.keys.calls()).containsExactly("lock", "add", "withdraw");
    assertThat(at.trail.entries().get(0).after()).isEqualTo(new RotateKeys.Rotated(key, 1));
  }

  @Test
  void aKeyThatIsNotDueStays() {
    at.clock.pass(UNTIL_DUE.minusMillis(1));
    rotate.whenDue();
    assertThat(at.keys.calls()).containsExactly("lock", "deleteOld");
    assertThat(at.trail.actions()).isEmpty();
    assertThat(at.changed.fired()).isEmpty();
  }

  @Test
  void aKeyThatIsDueIsPublishedAnHourBeforeItSigns() {
    var former = at.keys.current().getKeyID();
    at.clock.pass(UNTIL_DUE);
    rotate.whenDue();
    assertThat(at.keys.calls()).containsExactly("lock", "add", "deleteOld");
    assertThat(at.keys.views().get(1).signsFrom())
        .isEqualTo(at.clock.instant().plus(Duration.ofHours(1)));
    assertThat(at.keys.current().getKeyID()).as("it signs until then").isEqualTo(former);
    assertThat(at.trail.actions()).containsExactly("signing-key.rotated");
  }

  @Test
  void aKeyThatWasJustScheduledIsNotScheduledAgain() {
    at.clock.pass(UNTIL_DUE);
    rotate.whenDue();
    at.clock.pass(Duration.ofMinutes(1));
    rotate.whenDue();
    assertThat(at.keys.views()).hasSize(2);
  }
}
