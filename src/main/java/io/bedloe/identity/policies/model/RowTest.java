package io.bedloe.identity.policies.model;

import io.bedloe.platform.lists.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression about a row as SQL, for a given caller. SQL's NULL stands for an unknown result,
 * and both languages combine it in the same way: unknown and false is false, unknown or true is
 * true.
 */
interface RowTest {

  Condition condition(EvaluationContext context);

  Condition TRUE = Condition.of("TRUE");
  Condition FALSE = Condition.of("FALSE");
  Condition CANNOT_SAY = Condition.of("NULL::boolean");

  /** Returns a condition that has the same value for all rows. */
  static RowTest fixed(Expression expression) {
    return context -> {
      var verdict = expression.evaluate(context);
      return verdict.isTrue() ? TRUE : verdict.isFalse() ? FALSE : CANNOT_SAY;
    };
  }

  static RowTest joined(String word, RowTest left, RowTest right) {
    return context -> {
      var a = left.condition(context);
      var b = right.condition(context);
      return of("(%s %s %s)".formatted(a.sql(), word, b.sql()), a, b);
    };
  }

  static RowTest negate(RowTest test) {
    return context -> negated(test.condition(context));
  }

  static Condition negated(Condition condition) {
    return of("(NOT %s)".formatted(condition.sql()), condition);
  }

  /**
   * Returns a condition that is true when one of several is true and none before it is unknown, as
   * in a set of policies.
   */
  static Condition firstTrue(List<Condition> conditions) {
    var last = conditions.size() - 1;
    var result = conditions.get(last);
    for (int i = last - 1; i >= 0; i--) {
      var first = conditions.get(i);
      result =
          of(
              "(CASE WHEN %s THEN TRUE WHEN NOT %s THEN %s ELSE FALSE END)"
                  .formatted(first.sql(), first.sql(), result.sql()),
              first,
              first,
              result);
    }
    return result;
  }

  /** Returns SQL with the parameters of its parts in order. */
  private static Condition of(String sql, Condition... parts) {
    List<@Nullable Object> parameters = new ArrayList<>();
    for (var part : parts) {
      parameters.addAll(part.parameters());
    }
    return new Condition(sql, parameters);
  }
}
