package io.bedloe.commerce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.orders.data.SalesDays;
import io.bedloe.it.OneConnection;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Migrations;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Sales of fifteen times in a database without a server, and the report of them. */
final class SalesFixture implements AutoCloseable {

  /** Midnights in several zones, a leap day, and the days on which clocks change in Europe. */
  private static final List<String> TIMES =
      List.of(
          "2023-12-31T22:59:59.999999Z",
          "2023-12-31T23:00:00Z",
          "2024-01-01T00:00:00Z",
          "2024-01-31T18:29:59Z",
          "2024-01-31T18:30:00Z",
          "2024-02-29T12:00:00Z",
          "2024-02-29T23:59:59.999999Z",
          "2024-03-01T04:59:59Z",
          "2024-03-01T05:00:00Z",
          "2024-03-31T00:59:59Z",
          "2024-03-31T01:00:00Z",
          "2024-06-30T21:59:59Z",
          "2024-06-30T22:00:00Z",
          "2024-10-27T00:30:00Z",
          "2024-10-27T01:30:00Z");

  private static final List<String> GROUPS =
      List.of("currency", "country,month", "currency,year", "currency,week", "country,day");

  private static final List<Map<String, String>> PERIODS =
      List.of(
          Map.of(),
          Map.of("from", "2024-01-01", "to", "2024-07-01"),
          Map.of("from", "2024-02-29T12:00:00Z", "to", "2024-03-31T01:00:00Z"),
          Map.of("from", "2024-03-01T05:00:00Z"),
          Map.of("to", "2024-02-29T12:00:00.000001Z"),
          Map.of("from", "2030-01-01"));

  final Connection connection;
  final DatedSales sales;
  final SalesDays days;
  private final Sql sql;

  /** Replaces the sales of an earlier test. */
  SalesFixture(DataSource database) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
    sql = new Sql(OneConnection.of(connection));
    days = new SalesDays(sql);
    sales = new DatedSales(connection);
    addSales();
  }

  static void createSchema(DataSource database) throws Exception {
    try (var owner = database.getConnection()) {
      Migrations.up(owner);
      owner.setAutoCommit(true);
      new DatedSales(owner).createProduct();
    }
  }

  private void addSales() throws SQLException {
    sales.deleteAll();
    int number = 0;
    for (var at : TIMES) {
      var country = number % 3 == 0 ? null : number % 3 == 1 ? "FR" : "DE";
      var order = sales.add(at, country, number % 2 == 0 ? "EUR" : "USD");
      if (number % 4 == 1) {
        sales.cancel(order, TIMES.get((number + 3) % TIMES.size()));
      }
      if (number % 4 == 2) {
        sales.giveOneBack(order, TIMES.get((number + 5) % TIMES.size()));
      }
      number++;
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /** Closes what can be closed and summarizes what is closed, as the timer does. */
  void summarize() throws SQLException {
    for (int run = 0; run < 2; run++) {
      days.closeDays();
      connection.commit();
    }
    boolean hasMore = true;
    while (hasMore) {
      hasMore = days.summarizeNext(31);
      connection.commit();
    }
  }

  static SalesQuery query(String groups, String zone, Map<String, String> period) {
    return SalesQuery.parse(
        Stream.concat(
                Map.of("groupBy", groups, "zone", zone).entrySet().stream(),
                period.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }

  List<String> ofDays(SalesQuery query) {
    return rows(query, SalesStatement.ofDays(query, 1000));
  }

  private List<String> rows(SalesQuery query, SalesStatement statement) {
    return sql.list(statement.sql(), row -> shown(row, query), statement.parameters().toArray());
  }

  private static String shown(Row row, SalesQuery query) {
    return Stream.concat(
            query.keys().stream().map(key -> String.valueOf(row.textOrNull(key.code()))),
            Stream.of("orders", "units", "gross", "cancelled_orders", "cancelled", "returned")
                .map(figure -> figure + "=" + row.number(figure)))
        .collect(Collectors.joining(" "));
  }

  void daysAgreeWithLines() {
    for (var zone : List.of("UTC", "Europe/Paris", "Asia/Kolkata", "America/New_York")) {
      for (var groups : GROUPS) {
        for (var period : PERIODS) {
          var query = query(groups, zone, period);
          assertThat(ofDays(query))
              .as("%s %s %s", zone, groups, period)
              .isEqualTo(rows(query, SalesStatement.ofLines(query, Condition.TRUE, 1000)));
        }
      }
    }
  }

  long count(String from) {
    return sql.single("SELECT count(*) AS n FROM " + from, row -> row.number("n"));
  }

  /** Returns the time of the database. */
  String now() {
    return sql.single("SELECT now()::text AS at", row -> row.text("at"));
  }
}
