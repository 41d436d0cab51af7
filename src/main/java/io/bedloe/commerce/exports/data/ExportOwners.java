package io.bedloe.commerce.exports.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the accounts that exports belong to. */
@ApplicationScoped
public class ExportOwners {

  private final Sql sql;

  @Inject
  public ExportOwners(Sql sql) {
    this.sql = sql;
  }

  /** Returns the accounts that have requested exports. */
  public Map<ResourceId, Set<AccountId>> of(Set<ResourceId> exports) {
    return sql
        .list(
            "SELECT id, actor_id FROM exports WHERE id = ANY (?)",
            row ->
                Map.entry(
                    row.id("id", ResourceId::new), Set.of(row.id("actor_id", AccountId::new))),
            (Object) exports.toArray(ResourceId[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
