package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that the statements that {@code make bench} gives to pgbench fit the schema, and that those
 * of an order write as many rows as an order of the API. Otherwise they would measure other work.
 */
@IntegrationTest
class BenchStatementsIT {

  private static final Path SCRIPTS = Path.of("bench", "sql");

  /** A variable of pgbench; two colons are a cast. */
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z_]+)");

  /** A command of pgbench that begins or ends a round trip. */
  private static final Pattern PIPELINE = Pattern.compile("(?m)^\\\\(start|end)pipeline\n");

  private static final String ROWS =
      """
      SELECT (SELECT count(*) FROM orders WHERE id = '%1$s') || ' order, '
        || (SELECT count(*) FROM order_lines WHERE order_id = '%1$s') || ' lines, '
        || (SELECT count(*) FROM order_history WHERE order_id = '%1$s') || ' history, '
        || (SELECT count(*) FROM stock_movements WHERE order_id = '%1$s') || ' movements, '
        || (SELECT count(*) FROM audit_log WHERE subject_id = '%1$s') || ' audit, '
        || (SELECT count(*) FROM outbox WHERE resource_id = '%1$s')
          + (SELECT count(*) FROM events WHERE resource_id = '%1$s') || ' event, '
        || (SELECT count(*) FROM idempotency_answers WHERE key = '%2$s') || ' answer'""";

  /** The id of the order that the script writes with the variables below. */
  private static final String ID = "SELECT bench_id(7, 1, 2, 0)";

  private final Shop shop = Shop.shared();

  @Test
  void theStatementsOfReadsReturnProducts() throws Exception {
    var variables = Map.of("product", shop.product(0), "created", "2999-01-01T00:00:00Z");
    try (var connection = connection();
        var statement = connection.createStatement()) {
      for (var script : List.of("get", "page")) {
        var sql = statements(script, variables).get(0);
        try (var rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).as(script).isTrue();
        }
      }
    }
  }

  @Test
  void theStatementsOfAnOrderWriteAsManyRowsAsAnOrder() throws Exception {
    var products = List.of(shop.product(9), shop.product(9), shop.product(9));
    var key = Some.word("bench");
    var order =
        Shop.created(
            shop.orderOf(
                Map.of(products.get(0), 3, products.get(1), 1, products.get(2), 2),
                "Idempotency-Key",
                key));
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(Files.readString(SCRIPTS.resolve("functions.sql")));
      for (var sql : statements("order", variables(products))) {
        statement.execute(sql);
      }
      assertThat(single(statement, ROWS.formatted(single(statement, ID), "7-1")))
          .isEqualTo(single(statement, ROWS.formatted(order, key)))
          .startsWith("1 order, 3 lines,");
      connection.rollback();
    }
  }

  private static Map<String, String> variables(List<String> products) throws IOException {
    var variables = new HashMap<String, String>();
    variables.put("run", "7");
    variables.put("turn", "1");
    variables.put("client_id", "2");
    variables.put("pa", products.get(0));
    variables.put("pb", products.get(1));
    variables.put("pc", products.get(2));
    variables.put("caller", "00000000-0000-4000-8000-000000000001");
    variables.put("answer", Files.readString(SCRIPTS.resolve("order.json")).strip());
    variables.put("audited", Files.readString(SCRIPTS.resolve("placed-order.json")).strip());
    return variables;
  }

  /** The statements of a script without its transaction, with values in place of variables. */
  private static List<String> statements(String script, Map<String, String> variables)
      throws IOException {
    var text = PIPELINE.matcher(Files.readString(SCRIPTS.resolve(script + ".sql"))).replaceAll("");
    var sql =
        VARIABLE
            .matcher(text.substring(text.indexOf("-- statements\n")))
            .replaceAll(
                found -> Matcher.quoteReplacement("'" + variables.get(found.group(1)) + "'"));
    return Stream.of(sql.split(";\n", -1))
        .filter(statement -> !statement.isBlank())
        .filter(statement -> !statement.endsWith("BEGIN") && !statement.equals("COMMIT"))
        .toList();
  }

  private static String single(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connection() throws SQLException {
    var connection = Database.shared().dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
