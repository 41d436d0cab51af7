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
  @Described("The position of a page in its list.")
  public record Position(
      @Described(value = "The greatest number of items on the page.", example = "20") int limit,
      @Described(
              value = "The cursor of the next page; absent on the last page.",
              example = "WyIyMDI2Il0")
          @Nullable String next,
      @Described(
              value = "The number of items of the whole list; present when `total=true` was sent.",
              example = "42")
          @Nullable Long total) {}
}
