package io.bedloe.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what stands on it, in the asked order
 * @param page how to go on
 */
public record Page<T>(List<T> items, Position page) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Where a page stands in its list.
   *
   * @param limit how many items a page holds at most
   * @param next the cursor of the next page; absent on the last one
   * @param total how many items there are in all; only when asked for
   */
  public record Position(int limit, @Nullable String next, @Nullable Long total) {}
}
