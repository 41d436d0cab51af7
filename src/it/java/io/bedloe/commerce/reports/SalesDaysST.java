package io.bedloe.commerce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.orders.data.SalesDays;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.OneConnection;
import io.bedloe.it.SystemTest;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the sales report is the same over summarized days as over the lines of orders. */
@SystemTest
class SalesDaysST {

  private static final DataSource DATABASE =
      BedloeServer.postgres().createDatabase("sales_days").dataSource();

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

  private Connection connection;
  private DatedSales sales;
  private Sql sql;
  private SalesDays days;

  @BeforeAll
  static void createSchema() throws Exception {
    try (var owner = DATABASE.getConnection()) {
      Migrations.up(owner);
      owner.setAutoCommit(true);
      new DatedSales(owner).createProduct();
    }
  }

  @BeforeEach
  void oldSales() throws SQLException {
    connection = DATABASE.getConnection();
    connection.setAutoCommit(false);
    sql = new Sql(OneConnection.of(connection));
    days = new SalesDays(sql);
    sales = new DatedSales(connection);
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

  @AfterEach
  void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /** Closes what can be closed and summarizes what is closed, as the timer does. */
  private void summarize() throws SQLException {
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

  private static SalesQuery query(String groups, String zone, Map<String, String> period) {
    return SalesQuery.parse(
        Stream.concat(
                Map.of("groupBy", groups, "zone", zone).entrySet().stream(),
                period.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }

  private List<String> ofDays(SalesQuery query) {
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

  private void daysAgreeWithLines() {
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

  private long count(String from) {
    return sql.single("SELECT count(*) AS n FROM " + from, row -> row.number("n"));
  }

  @Test
  void theFiguresAreTheSameBeforeAndAfterDaysAreSummarized() throws SQLException {
    daysAgreeWithLines();
    summarize();
    assertThat(count("sales_days")).isGreaterThan(10);
    daysAgreeWithLines();
  }

  @Test
  void aSummarizedDayIsReadInsteadOfItsOrders() throws SQLException {
    summarize();
    var query = query("currency", "UTC", Map.of());
    var before = ofDays(query);
    sales.execute("UPDATE sales_days SET orders = orders + 100 WHERE day = '2024-02-29'");
    assertThat(ofDays(query)).isNotEqualTo(before);
    assertThat(count("sales_stale_days")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE orders SET cancelled_at = '2024-02-29T13:00:00Z'",
        "UPDATE orders SET confirmed_at = confirmed_at - interval '40 days'",
        "UPDATE orders SET confirmed_at = NULL, cancelled_at = NULL",
        "UPDATE orders SET country = 'NO'",
        "UPDATE orders SET kind = 'CREDIT_NOTE', confirmed_at = NULL, cancelled_at = NULL",
        "UPDATE order_returns SET at = at + interval '1 day'",
        "DELETE FROM order_returns",
        "UPDATE order_lines SET quantity = quantity + 1, total_minor = total_minor + 140",
        "DELETE FROM order_returns; DELETE FROM order_lines WHERE position = 2",
        "DELETE FROM order_returns; DELETE FROM order_lines; DELETE FROM orders"
      })
  void aChangeOfThePastCountsAtOnce(String change) throws SQLException {
    summarize();
    var query = query("country,day", "UTC", Map.of());
    var before = ofDays(query);
    sales.execute(change);
    connection.commit();
    assertThat(count("sales_stale_days")).isPositive();
    assertThat(ofDays(query)).isNotEqualTo(before);
    daysAgreeWithLines();
    summarize();
    assertThat(count("sales_stale_days")).isZero();
    daysAgreeWithLines();
  }

  @Test
  void importedSalesAndLateReturnsCountAtOnceAlsoBeforeTheFirstDay() throws SQLException {
    summarize();
    sales.giveOneBack(sales.add("2019-05-10T10:00:00Z", "FR", "EUR"), "2024-02-29T09:00:00Z");
    sales.add("2024-02-29T12:00:00Z", "FR", "EUR");
    connection.commit();
    daysAgreeWithLines();
    summarize();
    daysAgreeWithLines();
    assertThat(count("sales_days WHERE day = '2019-05-10' AND orders = 1")).isOne();
  }

  @Test
  void aSaleOfNowCountsWithoutMarkingItsDay() throws SQLException {
    summarize();
    var at = sql.single("SELECT now()::text AS at", row -> row.text("at"));
    sales.cancel(sales.add(at, "FR", "EUR"), at);
    assertThat(count("sales_stale_days")).isZero();
    daysAgreeWithLines();
  }

  /** The second sale finds its day marked by the first, and does not mark it again. */
  @Test
  void aStaleDayIsNotSummarizedWhileALateSaleIsBeingWritten() throws SQLException {
    summarize();
    sales.add("2024-02-29T11:00:00Z", "FR", "EUR");
    connection.commit();
    try (var late = DATABASE.getConnection()) {
      late.setAutoCommit(false);
      new DatedSales(late).add("2024-02-29T12:00:00Z", "FR", "EUR");
      assertThat(days.summarizeNext(31)).isFalse();
      connection.commit();
      late.commit();
    }
    daysAgreeWithLines();
    summarize();
    assertThat(count("sales_stale_days")).isZero();
    daysAgreeWithLines();
  }

  @Test
  void aDayIsNotClosedBeforeTransactionsThatCouldAddToItHaveEnded() throws SQLException {
    try (var slow = DATABASE.getConnection()) {
      slow.setAutoCommit(false);
      new DatedSales(slow).execute("SELECT pg_current_xact_id()");
      summarize();
      assertThat(count("sales_summary WHERE closed_before > '2024-01-01'")).isZero();
      assertThat(count("sales_days")).isZero();
      slow.commit();
    }
    summarize();
    assertThat(count("sales_summary WHERE closed_before > '2024-01-01'")).isOne();
    assertThat(count("sales_days")).isPositive();
  }

  @Test
  void daysAreClosedAfterARestoreIntoADatabaseOfLowerTransactionNumbers() throws SQLException {
    days.closeDays();
    sales.execute("UPDATE sales_summary SET closing_xid = 9000000000000000000");
    connection.commit();
    days.closeDays();
    assertThat(days.summarizeNext(31)).isTrue();
    connection.commit();
    assertThat(count("sales_days")).isPositive();
    daysAgreeWithLines();
  }

  /** A transaction that has closed days has its number from before it asks for the time. */
  @Test
  void aTransactionThatClosesDaysDoesNotBeginToCloseOthers() throws SQLException {
    sales.execute("UPDATE sales_summary SET closing_before = '2024-01-01', closing_xid = 3");
    connection.commit();
    days.closeDays();
    assertThat(count("sales_summary WHERE closed_before = '2024-01-01'")).isOne();
    assertThat(count("sales_summary WHERE closing_before IS NULL AND closing_xid IS NULL")).isOne();
  }

  @Test
  void aDayThatWasClosedWhileTheClockWasFastIsOpenedAgain() throws SQLException {
    summarize();
    sales.execute(
        "UPDATE sales_summary SET summarized_before = current_date + 3, closed_before = current_date + 3");
    connection.commit();
    var at = sql.single("SELECT now()::text AS at", row -> row.text("at"));
    sales.add(at, "FR", "EUR");
    connection.commit();
    days.closeDays();
    connection.commit();
    daysAgreeWithLines();
    summarize();
    daysAgreeWithLines();
  }

  @Test
  void salesThatAreWrittenWhileTheTriggersAreRolledBackCount() throws Exception {
    summarize();
    var since =
        count(
            """
            databasechangelog WHERE orderexecuted >= (
              SELECT orderexecuted FROM databasechangelog WHERE id = 'orders-011-stale-sales-days')""");
    connection.commit();
    try (var owner = DATABASE.getConnection()) {
      Migrations.rollback(owner, Math.toIntExact(since));
      sales.add("2024-02-29T12:00:00Z", "FR", "EUR");
      connection.commit();
      Migrations.up(owner);
    }
    daysAgreeWithLines();
    summarize();
    assertThat(count("sales_days")).isGreaterThan(10);
    daysAgreeWithLines();
  }

  /** A report of all days would otherwise go through each day since an order with a wrong year. */
  @Test
  void daysOfMoreThanTwentyYearsAgoAreReadFromTheOrders() throws SQLException {
    summarize();
    sales.add("0024-05-01T10:00:00Z", "FR", "EUR");
    connection.commit();
    summarize();
    var query = query("country,year", "UTC", Map.of());
    var before = ofDays(query);
    assertThat(before).anyMatch(row -> row.contains("0024"));
    sales.execute("UPDATE sales_days SET orders = orders + 100 WHERE day < '1900-01-01'");
    assertThat(count("sales_days WHERE day < '1900-01-01' AND orders = 101")).isOne();
    assertThat(ofDays(query)).isEqualTo(before);
    daysAgreeWithLines();
  }
}
