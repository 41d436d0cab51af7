package io.bedloe.platform.lists;

import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a list: its tables, its columns, its row mapper, and the fields that sort,
 * filter and search it.
 *
 * @param name the list's name in documents, such as {@code products}
 * @param select the columns that {@code reading} needs, as SQL
 * @param from the tables, as SQL, with a unique uuid expression {@code id}
 * @param id the SQL expression of the item's id, the last sort key of every order
 * @param standing the condition that always applies, as SQL, such as {@code p.deleted_at IS NULL}
 * @param reading maps a row to an item
 * @param type the item's type; {@code fields=} can name its components
 * @param fields the fields that can sort and filter the list
 * @param order the default order, such as {@code -createdAt}
 * @param search the condition of {@code q=}; null when the list cannot be searched
 * @param unlessFiltered a condition that applies unless the request filters by a field; null for
 *     none
 */
public record Listing<T>(
    String name,
    String select,
    String from,
    String id,
    String standing,
    Function<Row, T> reading,
    Class<T> type,
    Map<String, Field> fields,
    String order,
    @Nullable Search search,
    @Nullable UnlessFiltered unlessFiltered) {

  /** A text search. */
  @FunctionalInterface
  public interface Search {

    /**
     * Returns the condition of the items that a search finds.
     *
     * @param q the words of the request
     * @param shown the condition of the items that the list shows without filters and search; a
     *     search that depends on what it finds must not depend on other items, because the caller
     *     may not see them
     */
    Condition find(String q, Sql sql, Condition shown);
  }

  /**
   * A condition that applies unless the request filters by a field, such as "archived ones are left
   * out".
   *
   * @param field the field's name
   * @param condition the condition as SQL
   */
  public record UnlessFiltered(String field, String condition) {

    boolean appliesTo(ListRequest request) {
      return request.filters().stream().noneMatch(filter -> filter.field().name().equals(field));
    }
  }

  public static <T> Builder<T> of(String name, Class<T> type) {
    return new Builder<>(name, type);
  }

  /** Returns the names that {@code fields=} accepts. */
  public Set<String> shown() {
    var names = new TreeSet<String>();
    for (var component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  /** Builds the definition of a list. */
  public static final class Builder<T> {
    private final String name;
    private final Class<T> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private String select = "*";
    private String from = "";
    private String id = "id";
    private String standing = "TRUE";
    private String order = "id";
    private @Nullable Search search;
    private @Nullable UnlessFiltered unlessFiltered;

    private Builder(String name, Class<T> type) {
      this.name = name;
      this.type = type;
    }

    public Builder<T> select(String columns) {
      this.select = columns;
      return this;
    }

    public Builder<T> from(String tables) {
      this.from = tables;
      return this;
    }

    public Builder<T> id(String expression) {
      this.id = expression;
      return this;
    }

    public Builder<T> where(String always) {
      this.standing = always;
      return this;
    }

    public Builder<T> fields(Field... all) {
      Arrays.stream(all).forEach(field -> fields.put(field.name(), field));
      return this;
    }

    public Builder<T> order(String sort) {
      this.order = sort;
      return this;
    }

    /** Adds a condition that a filter on the field replaces. */
    public Builder<T> unlessFiltered(String field, String condition) {
      this.unlessFiltered = new UnlessFiltered(field, condition);
      return this;
    }

    /** Adds a search by a condition in which every {@code ?} is the text of the request. */
    public Builder<T> search(String condition) {
      int parameters = (int) condition.chars().filter(c -> c == '?').count();
      return search(
          (q, sql, shown) -> new Condition(condition, Collections.nCopies(parameters, (Object) q)));
    }

    public Builder<T> search(Search finding) {
      this.search = finding;
      return this;
    }

    public Listing<T> read(Function<Row, T> reading) {
      return new Listing<>(
          name,
          select,
          from,
          id,
          standing,
          reading,
          type,
          Map.copyOf(fields),
          order,
          search,
          unlessFiltered);
    }
  }

  /** Returns the names that {@code sort=} accepts. */
  public List<String> sortable() {
    return fields.values().stream().filter(Field::sortable).map(Field::name).sorted().toList();
  }
}
