package io.bedloe.access;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an account's roles come to. Built-in roles stand alone: each path is one role long. */
@ApplicationScoped
public class AccountStandings implements Standings {

  private final Sql sql;

  @Inject
  public AccountStandings(Sql sql) {
    this.sql = sql;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected AccountStandings() {
    this.sql = null;
  }

  @Override
  public Optional<Standing> of(UUID account) {
    return sql.one(
        """
        SELECT u.id, u.email,
          ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles
        FROM users u WHERE u.id = ? AND u.enabled""",
        AccountStandings::standing,
        account);
  }

  private static Standing standing(Row row) {
    var roles = row.texts("roles");
    var permissions = EnumSet.noneOf(Permission.class);
    var grants = new ArrayList<Grant>();
    for (var code : roles) {
      for (var permission : Role.of(code).map(Role::permissions).orElse(Set.of())) {
        permissions.add(permission);
        grants.add(new Grant(permission, List.of(code)));
      }
    }
    var caller = new Caller(row.uuid("id"), row.text("email"), Set.copyOf(roles), permissions);
    return new Standing(caller, grants);
  }
}
