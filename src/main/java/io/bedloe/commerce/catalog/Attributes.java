package io.bedloe.commerce.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Free data of a product: a JSON object of at most {@value #MOST_MEMBERS} members, {@value
 * #DEEPEST} levels and {@value #LONGEST} characters of names and text in all; a number has at most
 * {@value #MOST_DIGITS} digits.
 */
public record Attributes(@JsonValue Map<String, Object> members) {

  static final int MOST_MEMBERS = 100;
  static final int DEEPEST = 5;
  static final int LONGEST = 16_000;
  static final int MOST_DIGITS = 30;

  public static final Attributes NONE = new Attributes(Map.of());

  @JsonCreator
  public Attributes {
    new Measure().visit(members, 1);
  }

  /** Measures a JSON value and stops at the first limit that it exceeds. */
  private static final class Measure {
    private final Deque<Object> path = new ArrayDeque<>();
    private int size;
    private int characters;

    void visit(@Nullable Object value, int depth) {
      if (value instanceof Map<?, ?> object) {
        deeper(depth);
        object.forEach(
            (name, member) -> {
              count();
              text(String.valueOf(name));
              visitPart(name, member, depth);
            });
      } else if (value instanceof List<?> array) {
        deeper(depth);
        for (int i = 0; i < array.size(); i++) {
          count();
          visitPart(i, array.get(i), depth);
        }
      } else if (value instanceof String text) {
        text(text);
      } else if (value instanceof BigDecimal number) {
        digits(number.precision() - number.scale(), number.scale());
      } else if (value instanceof BigInteger number) {
        digits(new BigDecimal(number).precision(), 0);
      }
    }

    private void visitPart(Object step, @Nullable Object part, int depth) {
      path.addLast(step);
      visit(part, depth + 1);
      path.removeLast();
    }

    /** Adds the place to the fault of one value; a fault of the whole object has none. */
    private InvalidValue here(InvalidValue fault) {
      var located = fault;
      var steps = path.descendingIterator();
      while (steps.hasNext()) {
        located = located.in(steps.next());
      }
      return located;
    }

    /**
     * PostgreSQL returns numbers with all of their digits, and the server has to parse them again.
     */
    private void digits(long before, long after) {
      if (Math.max(before, 0) + Math.max(after, 0) > MOST_DIGITS) {
        throw here(
            new InvalidValue(
                "too-many-digits",
                "a number of more than %d digits without an exponent".formatted(MOST_DIGITS)));
      }
    }

    private static void deeper(int depth) {
      if (depth > DEEPEST) {
        throw new InvalidValue("too-deep", "nested more than %d levels deep".formatted(DEEPEST));
      }
    }

    private void count() {
      if (++size > MOST_MEMBERS) {
        throw new InvalidValue("too-many", "more than %d members".formatted(MOST_MEMBERS));
      }
    }

    private void text(String text) {
      try {
        Text.mustBeStorable(text);
      } catch (InvalidValue fault) {
        throw here(fault);
      }
      characters += text.length();
      if (characters > LONGEST) {
        throw new InvalidValue("too-long", "more than %d characters".formatted(LONGEST));
      }
    }
  }
}
