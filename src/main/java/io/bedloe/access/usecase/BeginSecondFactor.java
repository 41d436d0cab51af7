package io.bedloe.access.usecase;

import io.bedloe.access.SecondFactorRule;
import io.bedloe.access.data.SecondFactors;
import io.bedloe.access.data.SecondFactors.Factor;
import io.bedloe.access.model.TotpSecret;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Begins a second factor of one's own. It counts from its first code on. */
@Dependent
public class BeginSecondFactor {

  private final SecondFactors factors;
  private final KnownPassword password;
  private final AuditTrail trail;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public BeginSecondFactor(
      SecondFactors factors,
      KnownPassword password,
      AuditTrail trail,
      SecureRandom random,
      Clock clock) {
    this.factors = factors;
    this.password = password;
    this.trail = trail;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The secret that an authenticator app has to know.
   *
   * @param current the password, of an account that has one
   * @param address from where it is asked
   */
  @Transactional
  public TotpSecret of(Caller caller, @Nullable String current, String address) {
    password.mustBeIfAny(caller, current, address);
    if (factors.held(caller.id()).filter(Factor::isActive).isPresent()) {
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_ACTIVE, "Remove it first, with one of its codes.");
    }
    var secret = TotpSecret.make(random);
    factors.begin(caller.id(), secret, clock.instant());
    trail.record("second-factor.begun", Subject.of("user", caller.id()), null, null);
    return secret;
  }
}
