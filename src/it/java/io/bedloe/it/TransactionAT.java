package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InContainerTest
class TransactionAT {
  @Resource(lookup = "jdbc/bedloe")
  @SuppressWarnings("NullAway.Init")
  DataSource database;

  /** The database role of requests cannot create a table. */
  @Resource(lookup = "jdbc/bedloe-migrations")
  @SuppressWarnings("NullAway.Init")
  DataSource owner;

  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(TransactionAT.class);
  }

  @BeforeEach
  void anEmptyTable() throws SQLException {
    try (var connection = owner.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS scratch (word text)");
      statement.execute("TRUNCATE scratch");
      statement.execute("GRANT SELECT, INSERT ON scratch TO PUBLIC");
    }
  }

  @Test
  void anInsertThatIsRolledBackIsNotVisible() throws Exception {
    transaction.begin();
    execute("INSERT INTO scratch VALUES ('gone')");
    transaction.rollback();

    assertThat(rows()).isZero();
  }

  @Test
  void anInsertThatIsCommittedIsVisible() throws Exception {
    transaction.begin();
    execute("INSERT INTO scratch VALUES ('stays')");
    transaction.commit();

    assertThat(rows()).isOne();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int rows() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM scratch")) {
      count.next();
      return count.getInt(1);
    }
  }
}
