package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.data.Identities.Owner;
import io.bedloe.identity.federation.data.RoleGrants;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Grants and withdraws the roles of accounts that providers report. */
@ApplicationScoped
public class MapRoles {

  private final Identities identities;
  private final Accounts accounts;
  private final RoleGrants grants;
  private final Roles roles;
  private final EndSessions sessions;
  private final AuditTrail trail;

  @Inject
  public MapRoles(
      Identities identities,
      Accounts accounts,
      RoleGrants grants,
      Roles roles,
      EndSessions sessions,
      AuditTrail trail) {
    this.identities = identities;
    this.accounts = accounts;
    this.grants = grants;
    this.roles = roles;
    this.sessions = sessions;
    this.trail = trail;
  }

  /** Gives an account the roles that its provider reports now; all other roles stay. */
  void apply(Owner seen, Identity identity) {
    if (isUnchanged(seen, identity)) {
      return;
    }
    accounts.lockAll();
    var owner = identities.owner(identity).orElseThrow();
    var now =
        accounts
            .find(owner.userId())
            .orElseThrow(
                () -> Rejected.because(IdentityRule.ACCOUNT_DISABLED, "Ask an administrator."));
    var wanted = wanted(owner, identity);
    accounts.change(now, now.email(), wanted);
    grants.set(now.id(), identity.issuer(), existingRoles(identity.roles()));
    if (!accounts.isAnyUsableWith(BuiltInRole.ADMIN.code())) {
      throw Rejected.because(
          AccountRule.LAST_ADMIN,
          "%s does not report the role admin any more, and there is no other administrator."
              .formatted(identity.provider().title()));
    }
    trail.record(
        "user.roles-mapped",
        Subject.of("user", now.id()),
        Map.of("roles", now.roles()),
        Map.of("roles", wanted, "provider", identity.provider().name()));
    sessions.changed();
  }

  /**
   * Removes the roles that only this issuer has granted, when the account is no longer linked to
   * it; otherwise they would stay forever.
   */
  void withdraw(AccountId userId, String issuer) {
    if (identities.countOf(userId, issuer) > 0) {
      return;
    }
    var gone = grants.onlyFrom(userId, issuer);
    grants.set(userId, issuer, List.of());
    if (gone.isEmpty()) {
      return;
    }
    accounts.lockAll();
    accounts
        .find(userId)
        .ifPresent(
            account -> {
              var left = new TreeSet<>(account.roles());
              left.removeAll(gone);
              accounts.change(account, account.email(), List.copyOf(left));
              trail.record(
                  "user.roles-mapped",
                  Subject.of("user", userId),
                  Map.of("roles", account.roles()),
                  Map.of("roles", left));
            });
    if (!accounts.isAnyUsableWith(BuiltInRole.ADMIN.code())) {
      throw Rejected.because(
          AccountRule.LAST_ADMIN, "Make another account an administrator first.");
    }
  }

  private boolean isUnchanged(Owner owner, Identity identity) {
    return wanted(owner, identity).equals(List.copyOf(new TreeSet<>(owner.roles())))
        && existingRoles(identity.roles()).equals(owner.granted());
  }

  /**
   * Returns the new roles of an account, from its current ones and those that the provider reports.
   * A provider removes the roles of its map, except those that another provider has granted.
   */
  List<String> wanted(Owner owner, Identity identity) {
    var wanted = new TreeSet<>(owner.roles());
    if (identity.service() == null) {
      wanted.removeAll(identity.provider().mapping().managed());
      wanted.addAll(owner.grantedByOthers());
    }
    wanted.addAll(existingRoles(identity.roles()));
    return List.copyOf(wanted);
  }

  /** Returns those roles that exist, in their order. */
  List<String> existingRoles(Collection<String> names) {
    var graph = roles.graph();
    return names.stream().filter(graph::contains).sorted().toList();
  }
}
