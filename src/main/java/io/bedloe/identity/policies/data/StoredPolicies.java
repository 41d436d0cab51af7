package io.bedloe.identity.policies.data;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.ActivePolicy.Stored;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.PolicyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The enabled policies in the database. */
@ApplicationScoped
public class StoredPolicies {

  private final Sql sql;

  @Inject
  public StoredPolicies(Sql sql) {
    this.sql = sql;
  }

  /** Returns a number that grows with every change of a policy. */
  public long revision() {
    return sql.single("SELECT revision FROM policy_revision", row -> row.number("revision"));
  }

  public List<Stored> inForce() {
    return sql.list(
        """
        SELECT id, version, name, target, effect, priority, expression FROM policies
        WHERE enabled AND deleted_at IS NULL""",
        row ->
            new Stored(
                row.id("id", PolicyId::new),
                row.integer("version"),
                row.text("name"),
                row.text("target"),
                row.constant("effect", Effect.class),
                row.integer("priority"),
                row.text("expression")));
  }
}
