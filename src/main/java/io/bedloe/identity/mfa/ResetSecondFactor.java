package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Removes the second factor and the recovery codes of a user who has lost them. */
@Dependent
public class ResetSecondFactor {

  private final AccountAdministration users;
  private final SecondFactors factors;
  private final Event<SecondFactorRemoved> removed;
  private final AuditTrail trail;

  @Inject
  public ResetSecondFactor(
      AccountAdministration users,
      SecondFactors factors,
      Event<SecondFactorRemoved> removed,
      AuditTrail trail) {
    this.users = users;
    this.factors = factors;
    this.removed = removed;
    this.trail = trail;
  }

  @Transactional
  public Versioned<UserView> reset(AccountId id, @Nullable Version seen, Caller caller) {
    if (id.equals(caller.id())) {
      throw Rejected.because(
          AccountRule.OWN_ACCOUNT, "Use POST /auth/second-factor/remove with a code.");
    }
    var before = users.lockForChange(id, seen, caller);
    SecondFactor.mustBeRemovable(factors.lockState(id));
    factors.remove(id);
    removed.fire(new SecondFactorRemoved(id, null));
    var after = users.read(id);
    trail.record("second-factor.reset", Subject.of("user", id), before, after.value());
    return after;
  }
}
