package io.bedloe.platform.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a feature adds to a list by itself, such as "only the caller's own".
 *
 * @param sql a boolean expression with {@code ?} for each parameter
 */
public record Condition(String sql, List<@Nullable Object> parameters) {

  public static Condition of(String sql, @Nullable Object... parameters) {
    return new Condition(sql, java.util.Arrays.asList(parameters));
  }
}
