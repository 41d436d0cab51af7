package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.persistence.ConnectionSource;
import io.bedloe.platform.persistence.OwnerConnections;
import io.bedloe.platform.persistence.Sql;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InContainerTest
class TransactionAT {
  @Inject Sql sql;

  /** The database role of requests cannot create a table. */
  @Inject OwnerConnections owner;

  @Inject UserTransaction transaction;
  @Inject ConnectionSource pool;

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(TransactionAT.class);
  }

  @BeforeEach
  void anEmptyTable() throws SQLException {
    try (var connection = owner.open();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS scratch (word text)");
      statement.execute("TRUNCATE scratch");
      statement.execute("GRANT SELECT, INSERT ON scratch TO PUBLIC");
    }
  }

  @Test
  void anInsertThatIsRolledBackIsNotVisible() throws Exception {
    transaction.begin();
    sql.update("INSERT INTO scratch VALUES ('gone')");
    transaction.rollback();

    assertThat(rows()).isZero();
  }

  @Test
  void anInsertThatIsCommittedIsVisible() throws Exception {
    transaction.begin();
    sql.update("INSERT INTO scratch VALUES ('stays')");
    transaction.commit();

    assertThat(rows()).isOne();
  }

  /** A machine that is no longer reachable would otherwise keep all connections for hours. */
  @Test
  void connectionsAreClosedWhenTheDatabaseIsSilentForLongerThanItsStatementsMayTake()
      throws SQLException {
    try (var connection = pool.connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW statement_timeout")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("1min");
      assertThat(connection.getNetworkTimeout()).isEqualTo(90_000);
    }
  }

  private long rows() {
    return sql.single("SELECT count(*) AS n FROM scratch", row -> row.number("n"));
  }
}
