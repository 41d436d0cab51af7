package io.bedloe.identity.roles;

import io.bedloe.identity.roles.Roles.RoleTerms;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Creates, changes and removes roles; changes are serialized, so that none creates a cycle. */
@Dependent
public class ManageRoles {

  private final Roles roles;
  private final RoleHolders holders;
  private final OwnRights rights;
  private final AuditTrail trail;
  private final Event<AccessChanged> changed;
  private final Ids ids;

  @Inject
  public ManageRoles(
      Roles roles,
      RoleHolders holders,
      OwnRights rights,
      AuditTrail trail,
      Event<AccessChanged> changed,
      Ids ids) {
    this.roles = roles;
    this.holders = holders;
    this.rights = rights;
    this.trail = trail;
    this.changed = changed;
    this.ids = ids;
  }

  public Versioned<RoleView> read(RoleId id) {
    return roles
        .byId(id)
        .orElseThrow(
            () -> Rejected.because(RoleRule.ROLE_NOT_FOUND, "No role has the id " + id + "."));
  }

  @Transactional
  public Versioned<RoleView> create(RoleInput input, Caller caller) {
    var graph = roles.lockGraph();
    var terms = input.toTerms();
    if (graph.contains(terms.name())) {
      throw Rejected.because(
          RoleRule.ROLE_NAME_TAKEN,
          "The name '%s' belongs to another role.".formatted(terms.name()));
    }
    mustFit(terms, input, graph, caller);
    var id = new RoleId(ids.next());
    roles.add(id, terms);
    var made = read(id);
    trail.record("role.created", Subject.of("role", id), null, made.value());
    changed.fire(new AccessChanged());
    return made;
  }

  @Transactional
  public Versioned<RoleView> change(
      RoleId id, Version seen, UnaryOperator<RoleInput> change, Caller caller) {
    var graph = roles.lockGraph();
    var target = target(id, seen, before -> mustCover(before, caller));
    return VersionedWrite.apply(target, before -> change.apply(RoleInput.of(before)))
        .authoriseAfter((before, input) -> mustBeChangeableTo(before, input, graph, caller))
        .unchangedIf((before, input) -> input.toTerms().equals(RoleInput.of(before).toTerms()))
        .save(
            trail,
            "role.changed",
            (before, input) -> {
              roles.change(id, input.toTerms());
              changed.fire(new AccessChanged());
              return read(id);
            });
  }

  private static void mustBeChangeableTo(
      RoleView before, RoleInput input, RoleGraph graph, Caller caller) {
    var terms = input.toTerms();
    if (before.builtIn() && changesMoreThanSecondFactor(before, terms)) {
      throw builtIn(before);
    }
    if (!terms.name().equals(before.name())) {
      throw invalid(
          List.of(new Fault("/name", "cannot-change", "the name of a role cannot be changed")));
    }
    if (!before.builtIn()) {
      mustFit(terms, input, graph, caller);
    }
  }

  @Transactional
  public void remove(RoleId id, Version seen, Caller caller) {
    roles.lockGraph();
    var target =
        target(
            id,
            seen,
            before -> {
              mustBeCustom(before);
              mustCover(before, caller);
            });
    VersionedWrite.act(target)
        .check((before, wanted) -> mustBeUnused(before))
        .remove(
            trail,
            "role.removed",
            before -> {
              roles.remove(id);
              changed.fire(new AccessChanged());
            });
  }

  private Target<RoleView> target(RoleId id, Version seen, Consumer<RoleView> authorise) {
    return new Target<>(Subject.of("role", id), read(id), seen, authorise);
  }

  private void mustCover(RoleView role, Caller caller) {
    rights.mustCover(List.of(role.name()), caller);
  }

  private void mustBeUnused(RoleView role) {
    long uses = holders.countWith(role.name()) + roles.countStandingOn(role.name());
    if (uses > 0) {
      throw Rejected.because(
              RoleRule.ROLE_IN_USE, "%d accounts and roles have the role.".formatted(uses))
          .with("uses", uses);
    }
  }

  private static void mustBeCustom(RoleView role) {
    if (role.builtIn()) {
      throw builtIn(role);
    }
  }

  /**
   * The permissions of a built-in role are defined in code and cannot change; only the requirement
   * of a second factor can.
   */
  private static boolean changesMoreThanSecondFactor(RoleView role, RoleTerms terms) {
    return !terms.equals(
        new RoleTerms(
            role.name(),
            role.description(),
            role.permissions().stream().sorted().toList(),
            role.parents().stream().sorted().toList(),
            terms.secondFactor()));
  }

  private static Rejected builtIn(RoleView role) {
    return Rejected.because(
        RoleRule.BUILT_IN_ROLE,
        "Create a role with '%s' as its parent instead.".formatted(role.name()));
  }

  /** A caller cannot create a role with more permissions than their own. */
  private static void mustFit(RoleTerms terms, RoleInput input, RoleGraph graph, Caller caller) {
    var faults = new ArrayList<Fault>();
    for (var code : terms.permissions()) {
      var permission = Permission.of(code).orElse(null);
      if (permission == null) {
        faults.add(new Fault(input.pointerToPermission(code), "unknown-permission", code));
      } else if (!caller.may(permission)) {
        faults.add(new Fault(input.pointerToPermission(code), "exceeds-own-rights", code));
      }
    }
    for (var parent : terms.parents()) {
      if (!graph.contains(parent)) {
        faults.add(new Fault(input.pointerToParent(parent), "unknown-role", parent));
      } else if (!graph.areCovered(List.of(parent), caller.permissions())) {
        faults.add(new Fault(input.pointerToParent(parent), "exceeds-own-rights", parent));
      }
    }
    if (graph.wouldCircle(terms.name(), terms.parents())) {
      faults.add(new Fault("/parents", "circle", "the role would be its own ancestor"));
    }
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
  }

  private static Rejected invalid(List<Fault> faults) {
    return Rejected.because(RoleRule.INVALID_ROLE, "The role is not valid.", faults);
  }
}
