package io.bedloe.identity.roles;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prevents callers from exceeding their own rights when they administer accounts. */
@Dependent
public class OwnRights {

  private final Roles roles;

  @Inject
  public OwnRights(Roles roles) {
    this.roles = roles;
  }

  /** A caller who could change an account with more rights than their own could take it over. */
  public void mustCover(List<String> roleNames, Caller caller) {
    if (!roles.graph().areCovered(roleNames, caller.permissions())) {
      throw Rejected.because(
          RoleRule.EXCEEDS_OWN_RIGHTS, "Ask an administrator who has the rights of this account.");
    }
  }

  /** Returns the roles that allow nothing that the caller may not do. */
  public Set<String> coveredRoles(Caller caller) {
    var graph = roles.graph();
    return graph.names().stream()
        .filter(role -> graph.areCovered(List.of(role), caller.permissions()))
        .collect(Collectors.toSet());
  }

  /**
   * Returns the faults of roles that a caller grants: a role does not exist, or allows more than
   * the caller may do.
   */
  public List<Fault> faultsOfGiven(List<String> roleNames, Caller caller) {
    var faults = new ArrayList<Fault>();
    var graph = roles.graph();
    for (var role : roleNames) {
      if (!graph.contains(role)) {
        faults.add(
            new Fault("/roles", "unknown-role", "the role '%s' does not exist".formatted(role)));
      } else if (!graph.areCovered(List.of(role), caller.permissions())) {
        faults.add(
            new Fault(
                "/roles",
                "exceeds-own-rights",
                "'%s' grants permissions that you do not have".formatted(role)));
      }
    }
    return faults;
  }
}
