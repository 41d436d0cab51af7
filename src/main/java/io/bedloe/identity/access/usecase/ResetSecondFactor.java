package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.AccountRule;
import io.bedloe.identity.access.EndReason;
import io.bedloe.identity.access.SecondFactorRule;
import io.bedloe.identity.access.UserView;
import io.bedloe.identity.access.data.SecondFactors;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.http.Version;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes away the second factor of somebody who has lost it, recovery codes and all. */
@Dependent
public class ResetSecondFactor {

  private final ManageUsers users;
  private final SecondFactors factors;
  private final EndSessions sessions;
  private final AuditTrail trail;

  @Inject
  public ResetSecondFactor(
      ManageUsers users, SecondFactors factors, EndSessions sessions, AuditTrail trail) {
    this.users = users;
    this.factors = factors;
    this.sessions = sessions;
    this.trail = trail;
  }

  @Transactional
  public Versioned<UserView> of(UUID id, @Nullable Version seen, Caller caller) {
    if (id.equals(caller.id())) {
      throw Rejected.because(
          AccountRule.YOURSELF, "Use POST /auth/second-factor/remove, with a code.");
    }
    var before = users.held(id, seen, caller);
    if (!factors.remove(id)) {
      throw Rejected.because(SecondFactorRule.NO_SECOND_FACTOR, "Nothing has to be taken away.");
    }
    sessions.all(id, null, EndReason.SECOND_FACTOR_CHANGED);
    var after = users.read(id);
    trail.record("second-factor.reset", Subject.of("user", id), before, after.value());
    return after;
  }
}
