package io.bedloe.platform.lists;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that records every query that is sent, with its parameters. */
public final class Overheard {

  /** A query that was sent. */
  public record Query(String sql, List<@Nullable Object> parameters) {}

  private final List<Query> queries = new ArrayList<>();
  private final DataSource source;

  public Overheard(DataSource real) {
    this.source =
        proxy(
            DataSource.class,
            real,
            (method, arguments, result) ->
                result instanceof Connection connection ? connection(connection) : result);
  }

  public DataSource source() {
    return source;
  }

  /** The queries that were sent, in order. */
  public List<Query> queries() {
    return List.copyOf(queries);
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, arguments, result) ->
            result instanceof PreparedStatement statement
                ? statement(statement, String.valueOf(arguments[0]))
                : result);
  }

  private PreparedStatement statement(PreparedStatement real, String sql) {
    Map<Integer, @Nullable Object> bound = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        real,
        (method, arguments, result) -> {
          if (method.getName().equals("setObject")) {
            bound.put((Integer) arguments[0], arguments[1]);
          } else if (method.getName().startsWith("execute")) {
            queries.add(new Query(withoutSetting(sql), new ArrayList<>(bound.values())));
          }
          return result;
        });
  }

  /** A query that is planned for its values comes behind a query that sets this. */
  private static String withoutSetting(String sql) {
    return sql.startsWith("SELECT set_config") ? sql.substring(sql.indexOf(';') + 1).strip() : sql;
  }

  private interface Listener {
    @Nullable Object heard(Method method, @Nullable Object[] arguments, @Nullable Object result);
  }

  private static <T> T proxy(Class<T> type, T real, Listener listener) {
    return type.cast(
        Proxy.newProxyInstance(
            Overheard.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                var given = arguments == null ? new Object[0] : arguments;
                return listener.heard(method, given, method.invoke(real, arguments));
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
