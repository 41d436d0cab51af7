package io.bedloe.commerce.imports.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the accounts that imports belong to. */
@ApplicationScoped
public class ImportOwners {

  private final Sql sql;

  @Inject
  public ImportOwners(Sql sql) {
    this.sql = sql;
  }

  /** Returns the accounts that have sent the files of imports. */
  public Map<ResourceId, Set<AccountId>> of(Set<ResourceId> imports) {
    return sql
        .list(
            "SELECT id, actor_id FROM imports WHERE id = ANY (?)",
            row ->
                Map.entry(
                    row.id("id", ResourceId::new), Set.of(row.id("actor_id", AccountId::new))),
            (Object) imports.toArray(ResourceId[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
