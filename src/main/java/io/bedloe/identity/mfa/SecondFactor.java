package io.bedloe.identity.mfa;

import io.bedloe.kernel.Rejected;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of an account. Its verbs decide and return the factor as it is afterwards;
 * {@link SecondFactors} stores it, and deletes one that is removed.
 *
 * @param confirmedAt when the factor became active; null until its first code was verified
 * @param lastStep the time step of the last accepted code
 */
public record SecondFactor(TotpSecret secret, @Nullable Instant confirmedAt, long lastStep) {

  /** The states of a factor. An account without one has no row. */
  public enum State {
    /** The setup has begun; sign-in does not require the factor yet. */
    BEGUN,
    /** A code was verified; sign-in requires the factor until it is removed. */
    CONFIRMED
  }

  /**
   * Begins the setup of a factor, which replaces one that was never confirmed.
   *
   * @param current the factor that the account has now
   */
  public static SecondFactor begin(Optional<SecondFactor> current, TotpSecret secret) {
    if (current.filter(SecondFactor::isConfirmed).isPresent()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_ACTIVE,
          "Remove the second factor first, with one of its codes.");
    }
    return new SecondFactor(secret, null, 0);
  }

  /** Returns a factor that waits for its first code; refuses when there is none. */
  public static SecondFactor mustBeBegun(Optional<SecondFactor> found) {
    var factor = found.orElseThrow(SecondFactor::notActive);
    factor.mustNotBeConfirmed();
    return factor;
  }

  /** Returns a factor that sign-in requires; refuses when there is none. */
  public static SecondFactor mustBeConfirmed(Optional<SecondFactor> found) {
    return found.filter(SecondFactor::isConfirmed).orElseThrow(SecondFactor::notActive);
  }

  /** Refuses to remove a factor that sign-in does not require. */
  public static void mustBeRemovable(Optional<State> found) {
    if (found.filter(State.CONFIRMED::equals).isEmpty()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE, "The account has no second factor to remove.");
    }
  }

  /**
   * Returns the state of a stored factor.
   *
   * @param confirmedAt when the factor became active; null until its first code was verified
   */
  static State stateOf(@Nullable Instant confirmedAt) {
    return confirmedAt == null ? State.BEGUN : State.CONFIRMED;
  }

  public State state() {
    return stateOf(confirmedAt);
  }

  public boolean isConfirmed() {
    return state() == State.CONFIRMED;
  }

  /** Uses a code of the authenticator app; empty when it is wrong, late, or was used before. */
  public Optional<SecondFactor> useCode(String code, Instant now) {
    var step = secret.stepOf(code.strip(), now, lastStep);
    return step.isPresent()
        ? Optional.of(new SecondFactor(secret, confirmedAt, step.getAsLong()))
        : Optional.empty();
  }

  /** Makes the factor required at sign-in, after its first code was used. */
  public SecondFactor confirm(Instant now) {
    mustNotBeConfirmed();
    return new SecondFactor(secret, now, lastStep);
  }

  private void mustNotBeConfirmed() {
    if (isConfirmed()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_ACTIVE, "The second factor is confirmed already.");
    }
  }

  private static Rejected notActive() {
    return Rejected.because(
        SecondFactorRule.SECOND_FACTOR_NOT_ACTIVE,
        "Start the setup with POST /auth/second-factor.");
  }
}
