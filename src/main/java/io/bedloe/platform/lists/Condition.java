package io.bedloe.platform.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a feature adds to a list, such as "only the caller's own".
 *
 * @param sql a boolean expression with {@code ?} for each parameter
 */
public record Condition(String sql, List<@Nullable Object> parameters) {

  /** The condition that all rows meet. */
  public static final Condition TRUE = of("TRUE");

  /** Returns a condition that is true when all of these are; true when there are none. */
  public static Condition all(List<Condition> every) {
    var conditions = every.stream().filter(condition -> !condition.equals(TRUE)).toList();
    return conditions.isEmpty() ? TRUE : joined(") AND (", conditions);
  }

  /** Returns a condition that is true when at least one of these is; false when there are none. */
  public static Condition any(List<Condition> conditions) {
    return conditions.isEmpty() ? of("FALSE") : joined(") OR (", conditions);
  }

  private static Condition joined(String operator, List<Condition> conditions) {
    List<@Nullable Object> parameters = new ArrayList<>();
    conditions.forEach(condition -> parameters.addAll(condition.parameters()));
    return new Condition(
        conditions.stream().map(Condition::sql).collect(Collectors.joining(operator, "(", ")")),
        parameters);
  }

  /**
   * Returns a condition that an expression is one of some values. Each value is a parameter of its
   * own, so that the planner knows their number without the values: with one array as the parameter
   * PostgreSQL makes a new plan for each execution. The last value is repeated up to a power of
   * two, so that few different statements are prepared.
   *
   * @param expression an expression of the column
   * @param type the type of the values in PostgreSQL
   * @param values at least one
   */
  public static Condition oneOf(String expression, String type, List<?> values) {
    int size = Integer.highestOneBit(2 * values.size() - 1);
    List<@Nullable Object> parameters = new ArrayList<>(values);
    parameters.addAll(Collections.nCopies(size - values.size(), values.get(values.size() - 1)));
    return new Condition(
        "%s = ANY (ARRAY[%s]::%s[])"
            .formatted(expression, String.join(", ", Collections.nCopies(size, "?")), type),
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
