package io.bedloe.it;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * A data source that always gives the same connection, which only its owner closes. It has no other
 * method; a call of another one fails the test.
 */
public final class OneConnection {

  private OneConnection() {}

  public static DataSource of(Connection connection) {
    var open = proxy(Connection.class, connection, "close");
    return (DataSource)
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return open;
              }
              throw new AssertionError(
                  "OneConnection has no DataSource.%s, only getConnection. A test that needs it adds it."
                      .formatted(method.getName()));
            });
  }

  private static <T> T proxy(Class<T> type, T real, String ignored) {
    return type.cast(
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return method.getName().equals(ignored) ? null : method.invoke(real, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
