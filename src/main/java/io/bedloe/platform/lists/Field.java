package io.bedloe.platform.lists;

import java.util.List;
import java.util.Set;

/**
 * A field that a list can be filtered or sorted by.
 *
 * @param name the name in the JSON
 * @param type the type of its values
 * @param sql the SQL expression of the field; it is never null where the list is sorted by it
 * @param sortable whether lists can be sorted by it, which needs an index of (expression, id)
 * @param choices the possible values; empty when all values of the type are possible
 */
public record Field(
    String name, FieldType type, String sql, boolean sortable, Set<String> choices) {

  public static Field filterable(String name, FieldType type, String sql) {
    return new Field(name, type, sql, false, Set.of());
  }

  public static Field sortable(String name, FieldType type, String sql) {
    return new Field(name, type, sql, true, Set.of());
  }

  public static <E extends Enum<E>> Field choice(String name, Class<E> type, String sql) {
    var names = new java.util.TreeSet<String>();
    for (var constant : type.getEnumConstants()) {
      names.add(constant.name());
    }
    return new Field(name, FieldType.TEXT, sql, false, names);
  }

  public Set<Operator> operators() {
    return choices.isEmpty() ? type.operators() : Set.of(Operator.EQ, Operator.NE, Operator.IN);
  }

  Object valueOf(String text) {
    if (!choices.isEmpty() && !choices.contains(text)) {
      throw new IllegalArgumentException("not one of " + String.join(", ", choices));
    }
    return type.parse(text);
  }

  List<String> operatorNames() {
    return operators().stream().map(Operator::code).sorted().toList();
  }
}
