package io.bedloe.platform.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a feature adds to a list, such as "only the caller's own".
 *
 * @param sql a boolean expression with {@code ?} for each parameter
 */
public record Condition(String sql, List<@Nullable Object> parameters) {

  /** Returns a condition that is true when all of these are; true when there are none. */
  public static Condition all(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return of("TRUE");
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    conditions.forEach(condition -> parameters.addAll(condition.parameters()));
    return new Condition(
        conditions.stream().map(Condition::sql).collect(Collectors.joining(") AND (", "(", ")")),
        parameters);
  }

  /** Returns the same condition in parentheses, for use beside other operators. */
  public Condition grouped() {
    return new Condition("(" + sql + ")", parameters);
  }

  public static Condition of(String sql, @Nullable Object... parameters) {
    return new Condition(sql, java.util.Arrays.asList(parameters));
  }
}
