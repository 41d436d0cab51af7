package io.bedloe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the connection of a transaction ends with it, whatever happens. */
class JdbcTransactionTest {

  private final List<String> calls = new ArrayList<>();
  private Optional<String> failing = Optional.empty();
  private final JdbcTransaction transaction = new JdbcTransaction(this::recorded);

  private Connection recorded() {
    calls.add("taken");
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> call(method.getName()));
  }

  private @Nullable Object call(String method) throws SQLException {
    calls.add(method);
    if (failing.filter(method::equals).isPresent()) {
      throw new SQLException("the connection is lost", "08006");
    }
    return null;
  }

  @Test
  void allWorkHasOneConnectionThatIsCommittedAndReturned() throws SQLException {
    assertThat(transaction.connection()).isSameAs(transaction.connection());
    transaction.beforeCompletion();
    transaction.afterCompletion(Status.STATUS_COMMITTED);
    assertThat(calls).containsExactly("taken", "setAutoCommit", "commit", "close");
  }

  @Test
  void aRollbackIsThatOfTheConnection() throws SQLException {
    transaction.connection();
    transaction.afterCompletion(Status.STATUS_ROLLEDBACK);
    assertThat(calls).containsExactly("taken", "setAutoCommit", "rollback", "close");
  }

  @Test
  void aTransactionWithoutStatementsTakesNoConnection() {
    transaction.beforeCompletion();
    transaction.afterCompletion(Status.STATUS_COMMITTED);
    assertThat(calls).isEmpty();
  }

  @Test
  void aCommitThatFailsIsThrownAndTheConnectionIsReturned() throws SQLException {
    transaction.connection();
    failing = Optional.of("commit");
    assertThatThrownBy(transaction::beforeCompletion)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("lost");
    transaction.afterCompletion(Status.STATUS_ROLLEDBACK);
    assertThat(calls).containsExactly("taken", "setAutoCommit", "commit", "rollback", "close");
  }

  @Test
  void aConnectionThatIsLostAtTheRollbackIsReturned() throws SQLException {
    transaction.connection();
    failing = Optional.of("rollback");
    transaction.afterCompletion(Status.STATUS_ROLLEDBACK);
    assertThat(calls).endsWith("rollback", "close");
  }

  @Test
  void aConnectionThatCannotBeginIsReturnedAtOnce() {
    failing = Optional.of("setAutoCommit");
    assertThatThrownBy(transaction::connection).isInstanceOf(SQLException.class);
    assertThat(calls).containsExactly("taken", "setAutoCommit", "close");
  }

  @Test
  void aStatementAfterTheCommitIsRefused() throws SQLException {
    transaction.connection();
    transaction.beforeCompletion();
    assertThatThrownBy(transaction::connection).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transaction.addLater(SqlStatement.commit()))
        .isInstanceOf(IllegalStateException.class);
  }
}
