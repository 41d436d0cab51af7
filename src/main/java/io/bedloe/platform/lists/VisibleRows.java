package io.bedloe.platform.lists;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a list that the current caller may see, by their ids. */
@ApplicationScoped
public class VisibleRows {

  private final Sql sql;
  private final RowLimits limits;

  @Inject
  public VisibleRows(Sql sql, RowLimits limits) {
    this.sql = sql;
    this.limits = limits;
  }

  /**
   * Returns those of the ids whose row policies and the conditions allow; removed rows are judged
   * like others. When nothing limits the rows there is no query, and all ids are returned.
   */
  public Set<ResourceId> among(Listing<?> listing, Set<ResourceId> ids, Condition... conditions) {
    var all = new ArrayList<>(limits.conditionsOfParts(listing));
    all.addAll(List.of(conditions));
    var visible = Condition.all(all);
    if (ids.isEmpty() || visible.equals(Condition.TRUE)) {
      return ids;
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(ids.toArray(ResourceId[]::new));
    parameters.addAll(visible.parameters());
    return new HashSet<>(
        sql.list(
            "SELECT %s AS id FROM %s WHERE %s = ANY (?) AND (%s)"
                .formatted(listing.id(), listing.from(), listing.id(), visible.sql()),
            row -> row.id("id", ResourceId::new),
            parameters.toArray()));
  }
}
