package io.bedloe.platform.security;

import java.util.List;

/** Decides authorization requests and records the decisions. A feature implements this port. */
public interface PolicyDecisionPoint {

  /** An authorization request with its decision. */
  record Made(AuthorizationRequest request, Decision decision) {}

  /**
   * Decides a request. A request whose resource is not known yet is decided again when the resource
   * is known; until then, policies that need the resource are left out.
   */
  Decision decide(AuthorizationRequest request);

  /** Returns the decision for a denial by a business rule. */
  Decision refusedByRule(AuthorizationRequest request, String rule);

  /** Records decisions in a transaction of its own. */
  void record(List<Made> made);
}
