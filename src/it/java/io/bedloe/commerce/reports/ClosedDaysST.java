package io.bedloe.commerce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.BedloeServer;
import io.bedloe.it.SystemTest;
import io.bedloe.platform.persistence.Migrations;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests that a day is summarized once nothing can be added to it, and that the sales report is
 * exact when something was.
 */
@SystemTest
class ClosedDaysST {

  private static final DataSource DATABASE =
      BedloeServer.postgres().createDatabase("closed_days").dataSource();

  @AutoClose private final SalesFixture fixture;

  ClosedDaysST() throws SQLException {
    fixture = new SalesFixture(DATABASE);
  }

  @BeforeAll
  static void createSchema() throws Exception {
    SalesFixture.createSchema(DATABASE);
  }

  /** The second sale finds its day marked by the first, and does not mark it again. */
  @Test
  void aStaleDayIsNotSummarizedWhileALateSaleIsBeingWritten() throws SQLException {
    fixture.summarize();
    fixture.sales.add("2024-02-29T11:00:00Z", "FR", "EUR");
    fixture.connection.commit();
    try (var late = DATABASE.getConnection()) {
      late.setAutoCommit(false);
      new DatedSales(late).add("2024-02-29T12:00:00Z", "FR", "EUR");
      assertThat(fixture.days.summarizeNext(31)).isFalse();
      fixture.connection.commit();
      late.commit();
    }
    fixture.daysAgreeWithLines();
    fixture.summarize();
    assertThat(fixture.count("sales_stale_days")).isZero();
    fixture.daysAgreeWithLines();
  }

  @Test
  void aDayIsNotClosedBeforeTransactionsThatCouldAddToItHaveEnded() throws SQLException {
    try (var slow = DATABASE.getConnection()) {
      slow.setAutoCommit(false);
      new DatedSales(slow).execute("SELECT pg_current_xact_id()");
      fixture.summarize();
      assertThat(fixture.count("sales_summary WHERE closed_before > '2024-01-01'")).isZero();
      assertThat(fixture.count("sales_days")).isZero();
      slow.commit();
    }
    fixture.summarize();
    assertThat(fixture.count("sales_summary WHERE closed_before > '2024-01-01'")).isOne();
    assertThat(fixture.count("sales_days")).isPositive();
  }

  @Test
  void daysAreClosedAfterARestoreIntoADatabaseOfLowerTransactionNumbers() throws SQLException {
    fixture.days.closeDays();
    fixture.sales.execute("UPDATE sales_summary SET closing_xid = 9000000000000000000");
    fixture.connection.commit();
    fixture.days.closeDays();
    assertThat(fixture.days.summarizeNext(31)).isTrue();
    fixture.connection.commit();
    assertThat(fixture.count("sales_days")).isPositive();
    fixture.daysAgreeWithLines();
  }

  /** A transaction that has closed days has its number from before it asks for the time. */
  @Test
  void aTransactionThatClosesDaysDoesNotBeginToCloseOthers() throws SQLException {
    fixture.sales.execute(
        "UPDATE sales_summary SET closing_before = '2024-01-01', closing_xid = 3");
    fixture.connection.commit();
    fixture.days.closeDays();
    assertThat(fixture.count("sales_summary WHERE closed_before = '2024-01-01'")).isOne();
    assertThat(fixture.count("sales_summary WHERE closing_before IS NULL AND closing_xid IS NULL"))
        .isOne();
  }

  @Test
  void aDayThatWasClosedWhileTheClockWasFastIsOpenedAgain() throws SQLException {
    fixture.summarize();
    fixture.sales.execute(
        "UPDATE sales_summary SET summarized_before = current_date + 3, closed_before = current_date + 3");
    fixture.connection.commit();
    var at = fixture.now();
    fixture.sales.add(at, "FR", "EUR");
    fixture.connection.commit();
    fixture.days.closeDays();
    fixture.connection.commit();
    fixture.daysAgreeWithLines();
    fixture.summarize();
    fixture.daysAgreeWithLines();
  }

  @Test
  void salesThatAreWrittenWhileTheTriggersAreRolledBackCount() throws Exception {
    fixture.summarize();
    var since =
        fixture.count(
            """
            databasechangelog WHERE orderexecuted >= (
              SELECT orderexecuted FROM databasechangelog WHERE id = 'orders-011-stale-sales-days')""");
    fixture.connection.commit();
    try (var owner = DATABASE.getConnection()) {
      Migrations.rollback(owner, Math.toIntExact(since));
      fixture.sales.add("2024-02-29T12:00:00Z", "FR", "EUR");
      fixture.connection.commit();
      Migrations.up(owner);
    }
    fixture.daysAgreeWithLines();
    fixture.summarize();
    assertThat(fixture.count("sales_days")).isGreaterThan(10);
    fixture.daysAgreeWithLines();
  }
}
