package io.bedloe.identity.federation.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** Stores which provider has granted which role to an account. */
@ApplicationScoped
public class RoleGrants {

  private final Sql sql;

  @Inject
  public RoleGrants(Sql sql) {
    this.sql = sql;
  }

  /**
   * Stores the roles that an issuer grants to an account now; the account must have each of them.
   */
  public void set(AccountId userId, String issuer, Collection<String> roles) {
    var names = roles.toArray(String[]::new);
    sql.update(
        "DELETE FROM user_role_grants WHERE user_id = ? AND issuer = ? AND NOT role = ANY (?)",
        userId,
        issuer,
        names);
    sql.update(
        """
        INSERT INTO user_role_grants (user_id, role, issuer) SELECT ?, unnest(?::text[]), ?
        ON CONFLICT DO NOTHING""",
        userId,
        names,
        issuer);
  }

  /** Returns the roles of an account that only this issuer has granted. */
  public List<String> onlyFrom(AccountId userId, String issuer) {
    return sql.list(
        """
        SELECT g.role FROM user_role_grants g
        WHERE g.user_id = ? AND g.issuer = ? AND NOT EXISTS (
          SELECT 1 FROM user_role_grants o
          WHERE o.user_id = g.user_id AND o.role = g.role AND o.issuer <> g.issuer)
        ORDER BY g.role""",
        row -> row.text("role"),
        userId,
        issuer);
  }
}
