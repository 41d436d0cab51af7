package io.bedloe.commerce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.SystemTest;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the sales report is the same over summarized days as over the lines of orders. */
@SystemTest
class SalesDaysST {

  private static final DataSource DATABASE =
      BedloeServer.postgres().createDatabase("sales_days").dataSource();

  @AutoClose private final SalesFixture fixture;

  SalesDaysST() throws SQLException {
    fixture = new SalesFixture(DATABASE);
  }

  @BeforeAll
  static void createSchema() throws Exception {
    SalesFixture.createSchema(DATABASE);
  }

  @Test
  void theFiguresAreTheSameBeforeAndAfterDaysAreSummarized() throws SQLException {
    fixture.daysAgreeWithLines();
    fixture.summarize();
    assertThat(fixture.count("sales_days")).isGreaterThan(10);
    fixture.daysAgreeWithLines();
  }

  @Test
  void aSummarizedDayIsReadInsteadOfItsOrders() throws SQLException {
    fixture.summarize();
    var query = SalesFixture.query("currency", "UTC", Map.of());
    var before = fixture.ofDays(query);
    fixture.sales.execute("UPDATE sales_days SET orders = orders + 100 WHERE day = '2024-02-29'");
    assertThat(fixture.ofDays(query)).isNotEqualTo(before);
    assertThat(fixture.count("sales_stale_days")).isZero();
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
    fixture.summarize();
    var query = SalesFixture.query("country,day", "UTC", Map.of());
    var before = fixture.ofDays(query);
    fixture.sales.execute(change);
    fixture.connection.commit();
    assertThat(fixture.count("sales_stale_days")).isPositive();
    assertThat(fixture.ofDays(query)).isNotEqualTo(before);
    fixture.daysAgreeWithLines();
    fixture.summarize();
    assertThat(fixture.count("sales_stale_days")).isZero();
    fixture.daysAgreeWithLines();
  }

  @Test
  void importedSalesAndLateReturnsCountAtOnceAlsoBeforeTheFirstDay() throws SQLException {
    fixture.summarize();
    fixture.sales.giveOneBack(
        fixture.sales.add("2019-05-10T10:00:00Z", "FR", "EUR"), "2024-02-29T09:00:00Z");
    fixture.sales.add("2024-02-29T12:00:00Z", "FR", "EUR");
    fixture.connection.commit();
    fixture.daysAgreeWithLines();
    fixture.summarize();
    fixture.daysAgreeWithLines();
    assertThat(fixture.count("sales_days WHERE day = '2019-05-10' AND orders = 1")).isOne();
  }

  @Test
  void aSaleOfNowCountsWithoutMarkingItsDay() throws SQLException {
    fixture.summarize();
    var at = fixture.now();
    fixture.sales.cancel(fixture.sales.add(at, "FR", "EUR"), at);
    assertThat(fixture.count("sales_stale_days")).isZero();
    fixture.daysAgreeWithLines();
  }

  /** A report of all days would otherwise go through each day since an order with a wrong year. */
  @Test
  void daysOfMoreThanTwentyYearsAgoAreReadFromTheOrders() throws SQLException {
    fixture.summarize();
    fixture.sales.add("0024-05-01T10:00:00Z", "FR", "EUR");
    fixture.connection.commit();
    fixture.summarize();
    var query = SalesFixture.query("country,year", "UTC", Map.of());
    var before = fixture.ofDays(query);
    assertThat(before).anyMatch(row -> row.contains("0024"));
    fixture.sales.execute("UPDATE sales_days SET orders = orders + 100 WHERE day < '1900-01-01'");
    assertThat(fixture.count("sales_days WHERE day < '1900-01-01' AND orders = 101")).isOne();
    assertThat(fixture.ofDays(query)).isEqualTo(before);
    fixture.daysAgreeWithLines();
  }
}
