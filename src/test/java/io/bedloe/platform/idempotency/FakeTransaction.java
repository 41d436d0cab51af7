package io.bedloe.platform.idempotency;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was done with the transaction, and refuses what a container refuses. */
final class FakeTransaction implements UserTransaction {

  private final List<String> calls = new ArrayList<>();
  private boolean active;
  private boolean failing;

  /** The calls, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Makes the commits fail; a commit that fails ends the transaction. */
  void failToCommit() {
    failing = true;
  }

  private void note(String call, boolean expected) {
    if (active != expected) {
      throw new IllegalStateException(
          call + (active ? " within a" : " without a") + " transaction");
    }
    calls.add(call);
  }

  @Override
  public void begin() {
    note("begin", false);
    active = true;
  }

  @Override
  public void commit() throws RollbackException {
    note("commit", true);
    active = false;
    if (failing) {
      throw new RollbackException("a test says so");
    }
  }

  @Override
  public void rollback() {
    note("rollback", true);
    active = false;
  }

  @Override
  public int getStatus() {
    return active ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
  }

  @Override
  public void setRollbackOnly() {
    throw new UnsupportedOperationException("nothing marks the transaction");
  }

  @Override
  public void setTransactionTimeout(int seconds) {
    throw new UnsupportedOperationException("nothing sets a time");
  }
}
