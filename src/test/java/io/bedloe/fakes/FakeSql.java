package io.bedloe.fakes;

import io.bedloe.platform.persistence.FakeRow;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers statements with what a test says that rows are read into, or with rows. A query without
 * an answer finds no rows. It keeps all queries, locks and changes, so that a test can assert that
 * there are none.
 */
public final class FakeSql extends Sql {

  /** A statement with the values of its parameters. */
  public record Statement(String sql, List<@Nullable Object> parameters) {}

  private interface Answer {
    List<?> read(Function<Row, ?> reading, List<@Nullable Object> parameters);
  }

  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Function<List<@Nullable Object>, Integer>> changes =
      new LinkedHashMap<>();
  private final List<Statement> queries = new ArrayList<>();
  private final List<String> plannedForValues = new ArrayList<>();
  private final List<String> locks = new ArrayList<>();
  private final List<String> updates = new ArrayList<>();

  public FakeSql() {
    super(
        () -> {
          throw new IllegalStateException("There is no database.");
        });
  }

  /**
   * Answers queries.
   *
   * @param part of the statement
   * @param answer makes what the rows are read into, from the parameters
   */
  public FakeSql answer(String part, Function<List<@Nullable Object>, List<?>> answer) {
    answers.put(
        part,
        (Function<Row, ?> reading, List<@Nullable Object> parameters) -> answer.apply(parameters));
    return this;
  }

  /**
   * Answers queries with rows, which the code under test reads.
   *
   * @param part of the statement
   * @param rows makes the rows, from the parameters: the values by the names of their columns
   */
  public FakeSql rows(
      String part,
      Function<
              List<@Nullable Object>,
              ? extends List<? extends Map<String, ? extends @Nullable Object>>>
          rows) {
    answers.put(
        part,
        (Function<Row, ?> reading, List<@Nullable Object> parameters) ->
            rows.apply(parameters).stream().map(FakeRow::of).<Object>map(reading).toList());
    return this;
  }

  /**
   * Carries out changes; a change that no test carries out changes one row.
   *
   * @param part of the statement
   * @param change returns the number of changed rows, from the parameters
   */
  public FakeSql change(String part, Function<List<@Nullable Object>, Integer> change) {
    changes.put(part, change);
    return this;
  }

  /** The queries, in order. */
  public List<Statement> queries() {
    return List.copyOf(queries);
  }

  /** The queries that were planned for the values of their parameters, in order. */
  public List<String> plannedForValues() {
    return List.copyOf(plannedForValues);
  }

  /** The names that were locked, in order. */
  public List<String> locks() {
    return List.copyOf(locks);
  }

  /** The statements that changed something, in order. */
  public List<String> updates() {
    return List.copyOf(updates);
  }

  @Override
  @SuppressWarnings("unchecked") // the test knows what the statement is read into
  public <T> List<T> list(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    queries.add(new Statement(sql, Arrays.asList(parameters)));
    return (List<T>)
        answers.entrySet().stream()
            .filter(answer -> sql.contains(answer.getKey()))
            .findFirst()
            .<List<?>>map(answer -> answer.getValue().read(reading, Arrays.asList(parameters)))
            .orElse(List.of());
  }

  @Override
  public <T> List<T> listPlannedForValues(
      String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    plannedForValues.add(sql);
    return list(sql, reading, parameters);
  }

  @Override
  public <T> List<T> listWithin(
      Duration limit, String sql, Function<Row, T> reading, @Nullable Object... parameters) {
    return list(sql, reading, parameters);
  }

  @Override
  public void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    throw new UnsupportedOperationException("this fake has no rows: " + sql);
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) {
    updates.add(sql);
    return changes.entrySet().stream()
        .filter(change -> sql.contains(change.getKey()))
        .findFirst()
        .map(change -> change.getValue().apply(Arrays.asList(parameters)))
        .orElse(1);
  }

  @Override
  public void advisoryLock(String name) {
    locks.add(name);
  }
}
