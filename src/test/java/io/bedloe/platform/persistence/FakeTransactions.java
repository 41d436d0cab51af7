package io.bedloe.platform.persistence;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container with one transaction at most, which a test begins and completes. */
public final class FakeTransactions implements TransactionSynchronizationRegistry {

  private final Map<Object, Object> resources = new HashMap<>();
  private final List<Synchronization> synchronizations = new ArrayList<>();
  private int status = Status.STATUS_NO_TRANSACTION;

  public void begin() {
    status = Status.STATUS_ACTIVE;
  }

  /** Calls what was registered as a container does before and after a commit. */
  public void commit() {
    List.copyOf(synchronizations).forEach(Synchronization::beforeCompletion);
    end(Status.STATUS_COMMITTED);
  }

  /** A container calls nothing before it rolls back. */
  public void rollback() {
    end(Status.STATUS_ROLLEDBACK);
  }

  private void end(int outcome) {
    synchronizations.forEach(one -> one.afterCompletion(outcome));
    synchronizations.clear();
    resources.clear();
    status = Status.STATUS_NO_TRANSACTION;
  }

  @Override
  public @Nullable Object getTransactionKey() {
    return status == Status.STATUS_NO_TRANSACTION ? null : this;
  }

  @Override
  public void putResource(Object key, Object value) {
    resources.put(key, value);
  }

  @Override
  public @Nullable Object getResource(Object key) {
    if (status == Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("there is no transaction");
    }
    return resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    return status;
  }

  @Override
  public void setRollbackOnly() {
    status = Status.STATUS_MARKED_ROLLBACK;
  }

  @Override
  public boolean getRollbackOnly() {
    return status == Status.STATUS_MARKED_ROLLBACK;
  }
}
