package io.bedloe.fakes;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.RowLimits;
import java.util.List;

/** No policy limits any rows. */
public final class FakeLimits implements RowLimits {

  @Override
  public List<Condition> conditions(Listing<?> listing) {
    return List.of();
  }

  @Override
  public List<Condition> conditionsOfParts(Listing<?> listing) {
    return List.of();
  }

  @Override
  public List<Condition> conditionsOfAllLists() {
    return List.of();
  }
}
