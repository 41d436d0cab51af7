package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.mfa.RecoveryCode;
import io.bedloe.identity.mfa.UseSecondFactor;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Confirms a new second factor. All sessions of the account end, and the caller gets a new one. */
@Dependent
public class ConfirmSecondFactor {

  private final UseSecondFactor factor;
  private final ReplaceSession replace;
  private final EndSessions end;

  @Inject
  ConfirmSecondFactor(UseSecondFactor factor, ReplaceSession replace, EndSessions end) {
    this.factor = factor;
    this.replace = replace;
    this.end = end;
  }

  /**
   * A confirmed second factor, which sign-in requires from now on.
   *
   * @param signedIn the new session of the caller, in which the factor was proved
   */
  public record Confirmed(List<RecoveryCode> recoveryCodes, SignedIn signedIn) {

    /** Leaves the codes and the tokens out. */
    @Override
    public String toString() {
      return "…";
    }
  }

  @Transactional
  public Confirmed confirm(Caller caller, String code) {
    var codes = factor.confirm(caller, code);
    var next = replace.afterSecondFactor(caller);
    end.endAll(caller.id(), next.session(), EndReason.SECOND_FACTOR_CHANGED);
    return new Confirmed(codes, next);
  }
}
