package io.bedloe.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The median of figures; of an even number of them the middle of the two in the middle. */
final class Median {

  private Median() {}

  static <T> double of(Collection<T> all, ToDoubleFunction<T> figure) {
    var sorted = all.stream().mapToDouble(figure).toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
