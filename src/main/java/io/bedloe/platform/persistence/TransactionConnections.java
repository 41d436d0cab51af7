package io.bedloe.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives work the connection of the current transaction: all work of a transaction uses one
 * connection, which is committed or rolled back with the transaction. Work outside of a transaction
 * has a connection of its own, with autocommit.
 */
@ApplicationScoped
public class TransactionConnections implements Connections {

  private final ConnectionSource pool;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  @SuppressWarnings("NullAway.Init")
  private TransactionSynchronizationRegistry transactions;

  @Inject
  public TransactionConnections(ConnectionSource pool) {
    this.pool = pool;
  }

  /** Uses given transactions, where there is no container. */
  TransactionConnections(ConnectionSource pool, TransactionSynchronizationRegistry transactions) {
    this.pool = pool;
    this.transactions = transactions;
  }

  @Override
  public <T extends @Nullable Object> T with(Work<T> work) {
    try {
      var transaction = current();
      if (transaction != null) {
        return work.on(transaction.connection());
      }
      try (var connection = pool.connection()) {
        return work.on(connection);
      }
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  /**
   * Returns the connection of the current transaction, which only the transaction closes; refuses
   * when there is no transaction.
   */
  Connection ofTransaction() {
    var transaction = current();
    if (transaction == null) {
      throw new IllegalStateException("There is no transaction that the connection belongs to.");
    }
    try {
      return transaction.connection();
    } catch (SQLException failure) {
      throw DatabaseFailure.of(failure);
    }
  }

  @Override
  public boolean addLater(SqlStatement<?> statement) {
    var transaction = current();
    if (transaction == null) {
      return false;
    }
    transaction.addLater(statement);
    return true;
  }

  @Override
  public List<SqlStatement<?>> removeWaiting() {
    var transaction = isRunning() ? (JdbcTransaction) transactions.getResource(this) : null;
    return transaction == null ? new ArrayList<>() : transaction.removeWaiting();
  }

  @Override
  public void mustRollBack() {
    if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transactions.setRollbackOnly();
    }
  }

  private @Nullable JdbcTransaction current() {
    if (!isRunning()) {
      return null;
    }
    var open = (JdbcTransaction) transactions.getResource(this);
    if (open == null) {
      open = new JdbcTransaction(pool);
      transactions.registerInterposedSynchronization(open);
      transactions.putResource(this, open);
    }
    return open;
  }

  private boolean isRunning() {
    int status = transactions.getTransactionStatus();
    return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
  }
}
