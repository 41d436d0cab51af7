package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.TransactionSession;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The transactions of the server send statements that wait for the next one. */
@InContainerTest
class LaterStatementsAT {

  private static final String INSERT =
      """
      INSERT INTO idempotency_answers (caller_id, key, fingerprint, status, body, created_at)
      VALUES (?, ?, '', ?, '', now())""";

  @Inject Sql sql;
  @Inject TransactionSession sessions;
  @Inject UserTransaction transaction;

  private final UUID caller = UUID.randomUUID();

  @Deployment
  static WebArchive bedloe() {
    return BedloeArchive.with(LaterStatementsAT.class);
  }

  private long stored() {
    return sql.single(
        "SELECT count(*) AS n FROM idempotency_answers WHERE caller_id = ?",
        row -> row.number("n"),
        caller);
  }

  @Test
  void laterStatementsAreSentWithTheNextOne() throws Exception {
    transaction.begin();
    sql.updateLater(INSERT, caller, "a", 200);
    var first = sql.singleLater("SELECT 1 AS n", row -> row.number("n"));
    assertThat(sql.update(INSERT, caller, "b", 200)).isOne();
    assertThat(first.get()).isEqualTo(1);
    assertThat(stored()).isEqualTo(2);
    transaction.rollback();
    assertThat(stored()).isZero();
  }

  @Test
  void laterStatementsAreSentBeforeARepositoryIsCalled() throws Exception {
    transaction.begin();
    sql.updateLater(INSERT, caller, "a", 200);
    var seen =
        sessions
            .ofCurrentTransaction()
            .createNativeQuery(
                "SELECT count(*) FROM idempotency_answers WHERE caller_id = :caller", Long.class)
            .setParameter("caller", caller)
            .getSingleResult();
    transaction.rollback();
    assertThat(seen).isOne();
  }

  @Test
  void statementsThatNoOtherFollowsAreCommitted() throws Exception {
    transaction.begin();
    sql.updateLater(INSERT, caller, "a", 200);
    transaction.commit();
    assertThat(stored()).isOne();
  }

  @Test
  void aStatementThatFailsBeforeTheCommitRollsBackAndIsTheCause() throws Exception {
    transaction.begin();
    sql.update(INSERT, caller, "a", 200);
    sql.updateLater(INSERT, caller, "a", 201);
    assertThatThrownBy(transaction::commit)
        .isInstanceOf(RollbackException.class)
        .hasRootCauseInstanceOf(java.sql.SQLException.class);
    assertThat(stored()).isZero();
  }

  @Test
  void aRollbackDropsLaterStatements() throws Exception {
    transaction.begin();
    sql.updateLater(INSERT, caller, "a", 200);
    transaction.rollback();
    transaction.begin();
    assertThat(stored()).isZero();
    transaction.commit();
    assertThat(stored()).isZero();
  }

  @Test
  void aFailureInTheMiddleIsThrownByTheNextStatement() throws Exception {
    transaction.begin();
    sql.update(INSERT, caller, "a", 200);
    sql.updateLater(INSERT, caller, "a", 201);
    assertThatThrownBy(() -> sql.update(INSERT, caller, "b", 200))
        .isInstanceOf(DatabaseFailure.class);
    transaction.rollback();
    assertThat(stored()).isZero();
  }
}
