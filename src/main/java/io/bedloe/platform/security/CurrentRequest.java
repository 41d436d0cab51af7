package io.bedloe.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request that is being served: what policies know of it, and what was decided about it. The
 * decisions wait here until the request's own transaction is over, so that a refused request leaves
 * its record although nothing else of it stays.
 */
@RequestScoped
public class CurrentRequest {

  private final Clock clock;
  private final List<PolicyDecisionPoint.Made> made = new ArrayList<>();
  private @Nullable RequestContext context;

  @Inject
  public CurrentRequest(Clock clock) {
    this.clock = clock;
  }

  void setContext(RequestContext known) {
    context = known;
  }

  public RequestContext context() {
    return context == null ? RequestContext.none(clock.instant()) : context;
  }

  void remember(AuthorizationRequest request, Decision decision) {
    if (decision.onRecord()) {
      made.add(new PolicyDecisionPoint.Made(request, decision));
    }
  }

  /** Returns the decisions since the last call, and removes them. */
  List<PolicyDecisionPoint.Made> takeDecisions() {
    var taken = List.copyOf(made);
    made.clear();
    return taken;
  }
}
