package io.bedloe.identity.policies.model;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Text;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Translates an expression about one resource into a condition on the rows of a list. The SQL
 * contains only the list's own expressions and fixed words; every value is a parameter. A part that
 * does not depend on the row is evaluated once per request.
 */
final class RowTranslation {

  private static final Map<String, String> COMPARISONS =
      Map.of("_==_", "=", "_!=_", "<>", "_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=");

  /** The operators for exchanged operands: {@code a < b} is {@code b > a}. */
  private static final Map<String, String> TURNED =
      Map.of("=", "=", "<>", "<>", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

  private static final Set<FieldType> ORDERED =
      Set.of(FieldType.AMOUNT, FieldType.NUMBER, FieldType.TIME);

  private final Expression whole;
  private final Listing<?> listing;

  private RowTranslation(Expression whole, Listing<?> listing) {
    this.whole = whole;
    this.listing = listing;
  }

  /** Refuses an expression that has no equivalent in SQL. */
  static RowTest translate(Expression expression, Listing<?> listing) throws InvalidExpression {
    return new RowTranslation(expression, listing).test(expression.root());
  }

  private RowTest test(CelExpr node) throws InvalidExpression {
    var part = whole.part(node);
    if (!isOfTheRow(part)) {
      return RowTest.fixed(part);
    }
    if (node.getKind() == Kind.IDENT) {
      return flag(node);
    }
    if (node.getKind() != Kind.CALL) {
      throw untranslatable(node);
    }
    var function = node.call().function();
    var arguments = node.call().args();
    return switch (function) {
      case "_&&_" -> RowTest.joined("AND", test(arguments.get(0)), test(arguments.get(1)));
      case "_||_" -> RowTest.joined("OR", test(arguments.get(0)), test(arguments.get(1)));
      case "!_" -> RowTest.negate(test(arguments.get(0)));
      case "@in" -> among(node, arguments.get(0), arguments.get(1));
      default -> {
        var operator = COMPARISONS.get(function);
        if (operator == null) {
          throw untranslatable(node);
        }
        yield comparison(node, operator, arguments.get(0), arguments.get(1));
      }
    };
  }

  /** The type of the resource is the same in all rows. */
  private static boolean isOfTheRow(Expression part) {
    return part.attributes().stream().anyMatch(attribute -> !attribute.equals("type"));
  }

  private RowTest flag(CelExpr node) throws InvalidExpression {
    var name = node.ident().name();
    if (name.startsWith(EvaluationContext.HAS)) {
      var known = Condition.of("(%s IS NOT NULL)".formatted(field(node, name).sql()));
      return context -> known;
    }
    var field = field(node, name);
    if (field.type() != FieldType.FLAG) {
      throw untranslatable(node);
    }
    var itself = Condition.of("(%s)".formatted(field.sql()));
    return context -> itself;
  }

  private RowTest among(CelExpr node, CelExpr element, CelExpr list) throws InvalidExpression {
    var values = whole.part(list);
    if (isOfTheRow(values) || element.getKind() != Kind.IDENT) {
      throw untranslatable(node);
    }
    var field = field(element, element.ident().name());
    if (field.type() != FieldType.TEXT && field.type() != FieldType.ID) {
      throw untranslatable(node);
    }
    return context ->
        values
            .value(context)
            .filter(List.class::isInstance)
            .map(found -> among(field, (List<?>) found))
            .orElse(RowTest.CANNOT_SAY);
  }

  private static Condition among(Field field, List<?> values) {
    var fitting =
        values.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(text -> parameter(field, text) != null)
            .toArray(String[]::new);
    return Condition.of(
        "(%s = ANY (?::%s[]))".formatted(field.sql(), field.type().sqlType()), (Object) fitting);
  }

  private RowTest comparison(CelExpr node, String operator, CelExpr left, CelExpr right)
      throws InvalidExpression {
    boolean onRight = isOfTheRow(whole.part(right));
    boolean onLeft = isOfTheRow(whole.part(left));
    if (onLeft && onRight) {
      return bothOfTheRow(node, operator, left, right);
    }
    var side = onLeft ? left : right;
    if (side.getKind() != Kind.IDENT || side.ident().name().startsWith(EvaluationContext.HAS)) {
      throw untranslatable(node);
    }
    var field = field(side, side.ident().name());
    var sql = onLeft ? operator : String.valueOf(TURNED.get(operator));
    mustCompare(node, field, sql);
    var other = whole.part(onLeft ? right : left);
    return context ->
        other.value(context).map(found -> compared(field, sql, found)).orElse(RowTest.CANNOT_SAY);
  }

  private RowTest bothOfTheRow(CelExpr node, String operator, CelExpr left, CelExpr right)
      throws InvalidExpression {
    if (left.getKind() != Kind.IDENT || right.getKind() != Kind.IDENT) {
      throw untranslatable(node);
    }
    var a = field(left, left.ident().name());
    var b = field(right, right.ident().name());
    mustCompare(node, a, operator);
    if (a.type() != b.type()) {
      throw untranslatable(node);
    }
    var condition = Condition.of("(%s %s %s)".formatted(a.sql(), operator, b.sql()));
    return context -> condition;
  }

  /** CEL compares texts by code points, PostgreSQL by the collation of the database. */
  private void mustCompare(CelExpr node, Field field, String operator) throws InvalidExpression {
    boolean equality = operator.equals("=") || operator.equals("<>");
    if (field.type() == FieldType.CASELESS || (!equality && !ORDERED.contains(field.type()))) {
      throw untranslatable(node);
    }
  }

  private static Condition compared(Field field, String operator, Object value) {
    var parameter = parameter(field, value);
    if (parameter == null) {
      return neverEqual(field, operator);
    }
    return Condition.of(
        "(%s %s ?::%s)".formatted(field.sql(), operator, field.type().sqlType()), parameter);
  }

  /**
   * Returns the condition for a value that no row can have: equality is false, or unknown where the
   * row has no value.
   */
  private static Condition neverEqual(Field field, String operator) {
    return switch (operator) {
      case "=" -> Condition.of("(%s IS NULL AND NULL)".formatted(field.sql()));
      case "<>" -> Condition.of("(%s IS NOT NULL OR NULL)".formatted(field.sql()));
      default -> RowTest.CANNOT_SAY;
    };
  }

  /** Returns the value in the type of the field; null when no value of the type is equal to it. */
  private static @Nullable Object parameter(Field field, Object value) {
    return switch (field.type()) {
      case ID -> value instanceof String text ? id(text) : null;
      case TEXT -> value instanceof String text && isStorable(text) ? text : null;
      case AMOUNT, NUMBER -> number(value);
      case TIME -> value instanceof Instant ? value : null;
      case FLAG -> value instanceof Boolean ? value : null;
      case CASELESS -> null;
    };
  }

  /** Returns the id of a text in the canonical form; null for another text. */
  private static @Nullable UUID id(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equals(text) ? id : null;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static boolean isStorable(String text) {
    try {
      Text.mustBeStorable(text);
      return true;
    } catch (InvalidValue none) {
      return false;
    }
  }

  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof Double amount) {
      return Double.isFinite(amount) ? BigDecimal.valueOf(amount) : null;
    }
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
  }

  private Field field(CelExpr node, String name) throws InvalidExpression {
    var plain =
        name.startsWith(EvaluationContext.HAS)
            ? name.substring(EvaluationContext.HAS.length())
            : name;
    var field =
        plain.startsWith(EvaluationContext.RESOURCE)
            ? listing.fields().get(plain.substring(EvaluationContext.RESOURCE.length()))
            : null;
    if (field == null) {
      throw new InvalidExpression(
          PolicyLanguage.flawAt(
              whole.tree(),
              node,
              "not-in-list",
              "the list of %s cannot be filtered by %s".formatted(listing.name(), plain)));
    }
    return field;
  }

  private InvalidExpression untranslatable(CelExpr node) {
    return new InvalidExpression(
        PolicyLanguage.flawAt(
            whole.tree(),
            node,
            "not-for-lists",
            "'%s' cannot be made a filter of the list of %s; what can is: comparisons of one"
                    .formatted(whole.part(node).text(), listing.name())
                + " attribute with something that is not of the resource, in, has, &&, ||, !"));
  }
}
