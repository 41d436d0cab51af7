package io.bedloe.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current request: its context for policies, and the decisions about it. The decisions are
 * collected here until the request's own transaction has ended, so that a refused request is
 * recorded although its transaction is rolled back.
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

  public void setContext(RequestContext known) {
    context = known;
  }

  public RequestContext context() {
    return context == null ? RequestContext.none(clock.instant()) : context;
  }

  public void remember(AuthorizationRequest request, Decision decision) {
    if (decision.onRecord()) {
      made.add(new PolicyDecisionPoint.Made(request, decision));
    }
  }

  /** Returns the decisions since the last call, and removes them. */
  public List<PolicyDecisionPoint.Made> takeDecisions() {
    var taken = List.copyOf(made);
    made.clear();
    return taken;
  }
}
