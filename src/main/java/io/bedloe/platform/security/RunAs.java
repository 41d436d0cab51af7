package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Runs work with the rights of a caller who is not that of the current request, such as the owner
 * of a connection or of a webhook; mostly on threads that serve no request.
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

  /**
   * Runs work. Rules that judge the current caller, such as the row limits of lists, judge this
   * one. Within a request its own caller and context are the current ones again afterwards.
   */
  @ActivateRequestContext
  public <T> T call(Caller caller, RequestContext context, Supplier<T> work) {
    var callerBefore = current.isKnown() ? current.get() : caller;
    var contextBefore = request.context();
    current.is(caller);
    request.setContext(context);
    try {
      return work.get();
    } finally {
      current.is(callerBefore);
      request.setContext(contextBefore);
    }
  }

  /** Returns whether roles and policies allow a permission in general; nothing is recorded. */
  @ActivateRequestContext
  public boolean isAllowed(Caller caller, RequestContext context, Permission permission) {
    return decisions.decide(new AuthorizationRequest(caller, permission, null, context)).allowed();
  }
}
