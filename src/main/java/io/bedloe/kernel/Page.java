package io.bedloe.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items of the page, in the requested order
 * @param page the position, with which the client reads the next page
 */
public record Page<T>(List<T> items, Position page) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The position of a page in its list.
   *
   * @param limit the maximum number of items on a page
   * @param next the cursor of the next page; absent on the last one
   * @param total the number of items on all pages; only when requested
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
