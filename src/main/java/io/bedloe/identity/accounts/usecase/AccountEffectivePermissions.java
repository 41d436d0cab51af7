package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.roles.CallerPermissions;
import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.EffectivePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Computes the permissions of an account from its roles and from the hierarchy of roles. */
@ApplicationScoped
public class AccountEffectivePermissions implements EffectivePermissions {

  private final Users users;
  private final Roles roles;

  @Inject
  public AccountEffectivePermissions(Users users, Roles roles) {
    this.users = users;
    this.roles = roles;
  }

  @Override
  public Optional<AccountPermissions> ofAccount(AccountId account) {
    return users.byId(account).map(AccountWithPassword::account).map(this::permissionsOf);
  }

  @Override
  public Set<String> withInheritedRoles(Set<String> names) {
    return roles.graph().withInheritedRoles(names);
  }

  @Override
  public List<Grant> grants(Set<String> names, Permission permission) {
    return roles.graph().pathsTo(permission, names.stream().sorted().toList()).stream()
        .map(path -> new Grant(permission, path))
        .toList();
  }

  private AccountPermissions permissionsOf(Account account) {
    var names = Set.copyOf(account.roles());
    var permissions = CallerPermissions.ofAccount(roles.graph(), names);
    return new AccountPermissions(
        new Caller(account.id(), account.email(), names, permissions),
        permissions.stream().flatMap(held -> grants(names, held).stream()).toList());
  }
}
