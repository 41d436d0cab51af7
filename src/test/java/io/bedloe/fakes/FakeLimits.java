package io.bedloe.fakes;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.RowLimits;
import java.util.ArrayList;
import java.util.List;

/** Policies limit no rows, except for what a test says. */
public final class FakeLimits implements RowLimits {

  private final List<Condition> conditions = new ArrayList<>();

  /** Limits the rows of each list. */
  public void add(Condition condition) {
    conditions.add(condition);
  }

  @Override
  public List<Condition> conditions(Listing<?> listing) {
    return List.copyOf(conditions);
  }

  @Override
  public List<Condition> conditionsOfParts(Listing<?> listing) {
    return List.copyOf(conditions);
  }

  @Override
  public List<Condition> conditionsOfAllLists() {
    return List.copyOf(conditions);
  }
}
