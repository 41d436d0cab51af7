package io.bedloe.identity.mfa;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.mfa.SecondFactor.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final TotpSecret SECRET = TotpSecret.generate(new SecureRandom());
  private static final SecondFactor BEGUN = SecondFactor.begin(Optional.empty(), SECRET);
  private static final SecondFactor CONFIRMED = BEGUN.confirm(NOW);

  @Test
  void aNewFactorIsBegunAndHasAcceptedNoCode() {
    assertThat(BEGUN.state()).isEqualTo(State.BEGUN);
    assertThat(BEGUN.lastStep()).isZero();
  }

  @Test
  void aFactorThatWasNeverConfirmedIsReplaced() {
    var other = TotpSecret.generate(new SecureRandom());
    assertThat(SecondFactor.begin(Optional.of(BEGUN), other).secret()).isEqualTo(other);
  }

  @Test
  void noFactorBeginsBesideAConfirmedOne() {
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_ACTIVE,
        () -> SecondFactor.begin(Optional.of(CONFIRMED), SECRET));
  }

  @Test
  void aBegunFactorIsConfirmedOnceAndKeepsItsSecretAndLastCode() {
    assertThat(CONFIRMED.state()).isEqualTo(State.CONFIRMED);
    assertThat(CONFIRMED.confirmedAt()).isEqualTo(NOW);
    assertThat(new SecondFactor(SECRET, null, 7).confirm(NOW))
        .isEqualTo(new SecondFactor(SECRET, NOW, 7));
    assertRefused(SecondFactorRule.SECOND_FACTOR_ACTIVE, () -> CONFIRMED.confirm(NOW));
  }

  @Test
  void onlyABegunFactorWaitsForItsFirstCode() {
    assertThat(SecondFactor.mustBeBegun(Optional.of(BEGUN))).isEqualTo(BEGUN);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_ACTIVE,
        () -> SecondFactor.mustBeBegun(Optional.of(CONFIRMED)));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        () -> SecondFactor.mustBeBegun(Optional.empty()));
  }

  @Test
  void onlyAConfirmedFactorIsRequired() {
    assertThat(SecondFactor.mustBeConfirmed(Optional.of(CONFIRMED))).isEqualTo(CONFIRMED);
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        () -> SecondFactor.mustBeConfirmed(Optional.of(BEGUN)));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        () -> SecondFactor.mustBeConfirmed(Optional.empty()));
  }

  @Test
  void onlyAConfirmedFactorIsRemoved() {
    SecondFactor.mustBeRemovable(Optional.of(SecondFactor.State.CONFIRMED));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        () -> SecondFactor.mustBeRemovable(Optional.of(SecondFactor.State.BEGUN)));
    assertRefused(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        () -> SecondFactor.mustBeRemovable(Optional.empty()));
  }

  @Test
  void aCodeIsUsedOnce() {
    var code = SECRET.codeAt(NOW);
    var used = CONFIRMED.useCode(" " + code + " ", NOW);
    assertThat(used)
        .hasValueSatisfying(
            factor -> {
              assertThat(factor.lastStep()).isEqualTo(NOW.getEpochSecond() / STEP.toSeconds());
              assertThat(factor.useCode(code, NOW)).isEmpty();
            });
    assertThat(used.orElseThrow().useCode(SECRET.codeAt(NOW.plus(STEP)), NOW.plus(STEP)))
        .isPresent();
  }

  @Test
  void theFirstCodeOfABegunFactorLeavesItUnconfirmed() {
    assertThat(BEGUN.useCode(SECRET.codeAt(NOW), NOW))
        .hasValueSatisfying(factor -> assertThat(factor.state()).isEqualTo(State.BEGUN));
  }

  @Test
  void aCodeOfAnotherTimeIsNotUsed() {
    assertThat(CONFIRMED.useCode(SECRET.codeAt(NOW.minus(STEP.multipliedBy(2))), NOW)).isEmpty();
  }
}
