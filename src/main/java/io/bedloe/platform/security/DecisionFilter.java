package io.bedloe.platform.security;

import io.bedloe.kernel.Ids;
import io.bedloe.platform.http.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.HashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs after the request's own transaction: records the decisions, and adds the decision's id to
 * every 403.
 */
@Provider
public class DecisionFilter implements ContainerResponseFilter {

  private static final Logger LOG = Logger.getLogger(DecisionFilter.class.getName());

  @Context
  @SuppressWarnings("NullAway.Init")
  private ResourceInfo resource;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentCaller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private CurrentRequest current;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private PolicyDecisionPoint decisions;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Ids ids;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.FORBIDDEN.getStatusCode()
        && response.getEntity() instanceof Problem problem
        && !problem.extensions().containsKey(Guard.DECISION_ID)) {
      response.setEntity(named(problem, refusedByRule(problem)));
    }
    var made = current.takeDecisions();
    if (!made.isEmpty()) {
      try {
        decisions.record(made);
      } catch (RuntimeException failure) {
        // The response is not changed: allowed work is already committed, and refused work is
        // rolled back.
        LOG.log(Level.WARNING, made.size() + " decisions could not be recorded", failure);
      }
    }
  }

  private static Problem named(Problem problem, DecisionId decision) {
    var extensions = new HashMap<>(problem.extensions());
    extensions.put(Guard.DECISION_ID, decision);
    return problem.with(extensions);
  }

  private DecisionId refusedByRule(Problem problem) {
    var method = resource.getResourceMethod();
    var requires = method == null ? null : method.getAnnotation(Requires.class);
    if (requires == null || !caller.isKnown()) {
      var unasked = new DecisionId(ids.next());
      LOG.log(
          Level.INFO,
          "Decision {0} denies an unauthenticated request: {1}",
          new Object[] {unasked, problem.type()});
      return unasked;
    }
    var request = new AuthorizationRequest(caller.get(), requires.value(), null, current.context());
    var decision = decisions.refusedByRule(request, problem.type());
    current.remember(request, decision);
    Guard.log(request, decision);
    return decision.id();
  }
}
