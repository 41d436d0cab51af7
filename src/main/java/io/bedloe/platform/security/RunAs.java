package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Runs work with the rights of a caller on a thread that serves no request, such as one that writes
 * to many connections.
 */
@ApplicationScoped
public class RunAs {

  private final CurrentCaller current;
  private final CurrentRequest request;
  private final PolicyDecisionPoint decisions;

  @Inject
  public RunAs(CurrentCaller current, CurrentRequest request, PolicyDecisionPoint decisions) {
    this.current = current;
    this.request = request;
    this.decisions = decisions;
  }

  /** Runs work in a request context of its own. */
  @ActivateRequestContext
  public <T> T call(Caller caller, RequestContext context, Supplier<T> work) {
    current.is(caller);
    request.setContext(context);
    return work.get();
  }

  /** Returns whether roles and policies allow a permission in general; nothing is recorded. */
  @ActivateRequestContext
  public boolean isAllowed(Caller caller, RequestContext context, Permission permission) {
    return decisions.decide(new AuthorizationRequest(caller, permission, null, context)).allowed();
  }
}
