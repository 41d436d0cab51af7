package io.bedloe.platform.security;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller do what roles and policies allow, and refuses everything else with the decision's
 * id. Bedloe's own work is not asked.
 */
@ApplicationScoped
public class Guard {

  /** The member of a problem document that names the decision. */
  static final String DECISION_ID = "decisionId";

  private static final Logger LOG = Logger.getLogger(Guard.class.getName());

  private final Decisions decisions;
  private final Callers callers;
  private final CurrentRequest request;

  @Inject
  public Guard(Decisions decisions, Callers callers, CurrentRequest request) {
    this.decisions = decisions;
    this.callers = callers;
    this.request = request;
  }

  /** Before it is known to what; policies that have to know are asked later. */
  public void mustAllow(Caller caller, Permission permission) {
    decide(caller, permission, null);
  }

  /** To this thing. */
  public void mustAllow(Caller caller, Permission permission, Guarded guarded) {
    decide(caller, permission, guarded);
  }

  /**
   * Whether the caller may do this to anything at all. Policies that have to know the thing are
   * left open. A refusal is recorded, and not thrown.
   */
  public boolean allows(Caller asking, Permission permission) {
    if (asking.equals(Caller.SYSTEM)) {
      return true;
    }
    var caller = callers.again(asking);
    if (caller.isEmpty()) {
      return false;
    }
    var question = new Question(caller.get(), permission, null, request.circumstances());
    var decision = decisions.on(question);
    request.remember(question, decision);
    return decision.allowed();
  }

  /** Of the caller as it is now: a role may have gone since the request came. */
  private void decide(Caller asking, Permission permission, @Nullable Guarded guarded) {
    if (asking.equals(Caller.SYSTEM)) {
      return;
    }
    var caller =
        callers
            .again(asking)
            .orElseThrow(
                () ->
                    Rejected.because(
                        AccessRule.UNAUTHENTICATED,
                        "The session has ended, or the API key was revoked, since the request began."));
    var question = new Question(caller, permission, guarded, request.circumstances());
    var decision = decisions.on(question);
    request.remember(question, decision);
    if (!decision.allowed()) {
      log(question, decision);
      throw refusal(question, decision).with(DECISION_ID, decision.id());
    }
  }

  private static Rejected refusal(Question question, Decision decision) {
    return decision.cause() == Decision.Cause.PERMISSION
            && question.caller().credential().lacksSecondFactor()
        ? Rejected.because(
            AccessRule.SECOND_FACTOR_NOT_VERIFIED,
            "The account or one of its roles requires a second factor: verify it with POST "
                + "/auth/second-factor/verify, or set one up with POST /auth/second-factor.")
        : Rejected.because(AccessRule.FORBIDDEN, detail(question, decision));
  }

  /** Which policy it was, an administrator learns from the id; the caller does not. */
  private static String detail(Question question, Decision decision) {
    return decision.cause() == Decision.Cause.PERMISSION
        ? "The request needs the permission " + question.permission().code() + "."
        : "A policy denies this; the decisionId lets an administrator read the reason.";
  }

  static void log(Question question, Decision decision) {
    LOG.log(
        Level.INFO,
        "Decision {0} denies {1} the request {2}: {3}",
        new Object[] {
          decision.id(), question.permission().code(), question.caller().id(), decision.reason()
        });
  }
}
