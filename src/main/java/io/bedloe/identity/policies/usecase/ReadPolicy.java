package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.PolicyView;
import io.bedloe.identity.policies.data.PolicyListing;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.PolicyId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Reads one policy that is not removed. */
@Dependent
public class ReadPolicy {

  private final Sql sql;

  @Inject
  public ReadPolicy(Sql sql) {
    this.sql = sql;
  }

  public Versioned<PolicyView> byId(PolicyId id) {
    return sql.one(PolicyListing.BY_ID, PolicyListing::versioned, id)
        .orElseThrow(() -> notFound(id));
  }

  /** Returns the condition for the list of versions of this policy, which may be removed. */
  public Condition versionsOf(PolicyId id) {
    if (sql.one(PolicyListing.ID, row -> row.id("id", PolicyId::new), id).isEmpty()) {
      throw notFound(id);
    }
    return Condition.of("v.policy_id = ?", id);
  }

  static Rejected notFound(PolicyId id) {
    return Rejected.because(PolicyRule.POLICY_NOT_FOUND, "No policy has the id " + id + ".");
  }
}
