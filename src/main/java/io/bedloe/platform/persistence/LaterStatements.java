package io.bedloe.platform.persistence;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the current transaction that are sent with its next statement. Those that no
 * statement follows are sent before the commit; a rollback drops them.
 */
final class LaterStatements {

  private final TransactionSynchronizationRegistry transactions;
  private final Consumer<List<SqlStatement<?>>> send;

  LaterStatements(
      TransactionSynchronizationRegistry transactions, Consumer<List<SqlStatement<?>>> send) {
    this.transactions = transactions;
    this.send = send;
  }

  /** The statements of one transaction; it takes none after the transaction began to complete. */
  private final class Waiting implements Synchronization {

    private List<SqlStatement<?>> statements = new ArrayList<>();
    private boolean isCompleting;

    List<SqlStatement<?>> removeAll() {
      var all = statements;
      statements = new ArrayList<>();
      return all;
    }

    @Override
    public void beforeCompletion() {
      isCompleting = true;
      if (!statements.isEmpty()) {
        send.accept(removeAll());
      }
    }

    @Override
    public void afterCompletion(int status) {
      statements.clear();
    }
  }

  /**
   * Adds a statement.
   *
   * @return false when there is no transaction that could send it later
   */
  boolean add(SqlStatement<?> statement) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      return false;
    }
    var waiting = waiting();
    if (waiting == null) {
      waiting = new Waiting();
      transactions.registerInterposedSynchronization(waiting);
      transactions.putResource(this, waiting);
    }
    return !waiting.isCompleting && waiting.statements.add(statement);
  }

  /** Returns the statements of the current transaction, and forgets them. */
  List<SqlStatement<?>> removeAll() {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      return new ArrayList<>();
    }
    var waiting = waiting();
    return waiting == null ? new ArrayList<>() : waiting.removeAll();
  }

  private @Nullable Waiting waiting() {
    return (Waiting) transactions.getResource(this);
  }
}
