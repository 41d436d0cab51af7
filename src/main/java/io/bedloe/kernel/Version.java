package io.bedloe.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a client names when it changes a resource. A change is refused when the current
 * version is not one of them, so that a client does not overwrite changes of others.
 *
 * @param any whether every version is accepted
 * @param numbers the accepted versions, when not every version is
 */
public record Version(boolean any, Set<Long> numbers) {

  public Version {
    numbers = Set.copyOf(numbers);
  }

  /** Refuses unless the current version is one of these. */
  public void mustBe(long current) {
    if (!any && !numbers.contains(current)) {
      throw stale();
    }
  }

  /**
   * Refuses unless the current version is one that the client named.
   *
   * @param seen the versions that the client named; null when it named none
   */
  public static void mustBeCurrent(@Nullable Version seen, long current) {
    if (seen != null) {
      seen.mustBe(current);
    }
  }

  public static Rejected stale() {
    return Rejected.because(
        RequestRule.STALE_VERSION,
        "Read the resource again, then send its ETag as If-Match with your change.");
  }
}
