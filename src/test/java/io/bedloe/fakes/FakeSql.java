package io.bedloe.fakes;

import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers statements with what a test says that rows are read into. A query without an answer finds
 * no rows. It keeps all locks and changes, so that a test can assert that there are none.
 */
public final class FakeSql extends Sql {

  private final Map<String, Function<List<@Nullable Object>, List<?>>> answers =
      new LinkedHashMap<>();
  private final List<String> locks = new ArrayList<>();
  private final List<String> updates = new ArrayList<>();

  /**
   * Answers queries.
   *
   * @param part of the statement
   * @param answer makes what the rows are read into, from the parameters
   */
  public FakeSql answer(String part, Function<List<@Nullable Object>, List<?>> answer) {
    answers.put(part, answer);
    return this;
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
    return (List<T>)
        answers.entrySet().stream()
            .filter(answer -> sql.contains(answer.getKey()))
            .findFirst()
            .<List<?>>map(answer -> answer.getValue().apply(Arrays.asList(parameters)))
            .orElse(List.of());
  }

  @Override
  public void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    throw new UnsupportedOperationException("this fake has no rows: " + sql);
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) {
    updates.add(sql);
    return 1;
  }

  @Override
  public void advisoryLock(String name) {
    locks.add(name);
  }
}
