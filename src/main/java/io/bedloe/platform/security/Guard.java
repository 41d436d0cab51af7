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
 * Allows what roles and policies allow, and refuses everything else with the decision's id. Work of
 * the server itself is not checked.
 */
@ApplicationScoped
public class Guard {

  /** The member of a problem document that contains the decision's id. */
  static final String DECISION_ID = "decisionId";

  private static final Logger LOG = Logger.getLogger(Guard.class.getName());

  private final PolicyDecisionPoint decisions;
  private final Callers callers;
  private final CurrentRequest request;

  @Inject
  public Guard(PolicyDecisionPoint decisions, Callers callers, CurrentRequest request) {
    this.decisions = decisions;
    this.callers = callers;
    this.request = request;
  }

  /**
   * Checks a permission before the resource is known; policies that need it are evaluated later.
   */
  public void mustAllow(Caller caller, Permission permission) {
    decide(caller, permission, null);
  }

  /** Checks a permission for a resource. */
  public void mustAllow(Caller caller, Permission permission, ProtectedResource resource) {
    decide(caller, permission, resource);
  }

  /**
   * Returns whether the caller may use a permission for any resource at all. Policies that need the
   * resource are left out. A denial is recorded, and not thrown.
   */
  public boolean allows(Caller asking, Permission permission) {
    if (asking.equals(Caller.SYSTEM)) {
      return true;
    }
    var caller = callers.reload(asking);
    if (caller.isEmpty()) {
      return false;
    }
    var authorization = new AuthorizationRequest(caller.get(), permission, null, request.context());
    var decision = decisions.decide(authorization);
    request.remember(authorization, decision);
    return decision.allowed();
  }

  /** The current roles are used, because a role may have been removed since the request began. */
  private void decide(Caller asking, Permission permission, @Nullable ProtectedResource resource) {
    if (asking.equals(Caller.SYSTEM)) {
      return;
    }
    var caller =
        callers
            .reload(asking)
            .orElseThrow(
                () ->
                    Rejected.because(
                        AccessRule.UNAUTHENTICATED,
                        "The session has ended, or the API key was revoked, since the request began."));
    var authorization = new AuthorizationRequest(caller, permission, resource, request.context());
    var decision = decisions.decide(authorization);
    request.remember(authorization, decision);
    if (!decision.allowed()) {
      log(authorization, decision);
      throw refusal(authorization, decision).with(DECISION_ID, decision.id());
    }
  }

  private static Rejected refusal(AuthorizationRequest authorization, Decision decision) {
    return decision.cause() == Decision.Cause.PERMISSION
            && authorization.caller().credential().lacksSecondFactor()
        ? Rejected.because(
            AccessRule.SECOND_FACTOR_NOT_VERIFIED,
            "The account or one of its roles requires a second factor: verify it with POST "
                + "/auth/second-factor/verify, or set one up with POST /auth/second-factor.")
        : Rejected.because(AccessRule.FORBIDDEN, detail(authorization, decision));
  }

  /** The text does not name the policy; an administrator can look it up by the decision's id. */
  private static String detail(AuthorizationRequest authorization, Decision decision) {
    return decision.cause() == Decision.Cause.PERMISSION
        ? "The request needs the permission " + authorization.permission().code() + "."
        : "A policy denies this; the decisionId lets an administrator read the reason.";
  }

  static void log(AuthorizationRequest authorization, Decision decision) {
    LOG.log(
        Level.INFO,
        "Decision {0} denies {1} the request {2}: {3}",
        new Object[] {
          decision.id(),
          authorization.permission().code(),
          authorization.caller().id(),
          decision.reason()
        });
  }
}
