package io.bedloe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.Some;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that wait for the next one are sent with it in one round trip. */
@IntegrationTest
class LaterStatementsIT {

  private static final String INSERT = "INSERT INTO words (word) VALUES (?)";
  private static final String WORDS = "SELECT word FROM words ORDER BY id";
  private static final long PATIENCE_SECONDS = 30;

  private final FakeTransactions transactions = new FakeTransactions();
  private final TestConnection connection;
  private final Sql sql;

  LaterStatementsIT() throws SQLException {
    connection = new TestConnection();
    sql = new Sql(new TransactionConnections(connection.dataSource()::getConnection, transactions));
  }

  @BeforeEach
  void aTable() {
    sql.update(
        """
        CREATE TEMPORARY TABLE words (
          id bigint GENERATED ALWAYS AS IDENTITY, word text UNIQUE CHECK (word <> 'wrong'))""");
    transactions.begin();
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.close();
  }

  private List<String> words() {
    return sql.list(WORDS, row -> row.text("word"));
  }

  /** The texts of the round trips since the table was made. */
  private List<String> roundTrips() {
    return connection.texts().subList(1, connection.texts().size());
  }

  @Test
  void laterStatementsAreSentWithTheNextOneInTheirOrder() {
    sql.updateLater(INSERT, "first");
    var count = sql.singleLater("SELECT count(*) AS n FROM words", row -> row.number("n"));
    sql.updateLater(INSERT, "second");
    assertThat(roundTrips()).isEmpty();

    assertThat(words()).containsExactly("first", "second");
    assertThat(count.get()).isEqualTo(1);
    assertThat(roundTrips()).hasSize(1);
  }

  @Test
  void theNextStatementHasItsOwnResult() {
    sql.update(INSERT, "one");
    sql.update(INSERT, "two");

    sql.updateLater(INSERT, "three");
    assertThat(sql.update("UPDATE words SET word = word || '.' WHERE word LIKE 't%'")).isEqualTo(2);
    sql.updateLater("DELETE FROM words WHERE word = ?", "nothing has this word");
    assertThat(sql.update("DELETE FROM words WHERE word = ?", "nor this one")).isZero();
    sql.updateLater("DELETE FROM words");
    assertThat(words()).isEmpty();
  }

  @Test
  void laterStatementsAreSentOnce() {
    sql.updateLater(INSERT, "once");
    words();
    assertThat(words()).containsExactly("once");
    assertThat(roundTrips()).hasSize(2).last().isEqualTo(WORDS);
  }

  @Test
  void theResultOfALaterQuerySendsItWhenNothingElseHas() {
    var one = sql.singleLater("SELECT ?::bigint AS n", row -> row.number("n"), 1);
    assertThat(one.get()).isEqualTo(1);
    assertThat(one.get()).isEqualTo(1);
    assertThat(roundTrips()).hasSize(1);
  }

  @Test
  void aLaterQueryWithoutARowIsAFault() {
    var none = sql.singleLater("SELECT 1 AS n WHERE FALSE", row -> row.number("n"));
    words();
    assertThatThrownBy(none::get).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailureInTheMiddleIsThrownByTheNextStatementAndNothingAfterItRuns() throws Exception {
    sql.updateLater(INSERT, "before");
    sql.updateLater(INSERT, "wrong");
    var after = sql.singleLater("SELECT 1 AS n", row -> row.number("n"));
    assertThatThrownBy(this::words)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("words_word_check");
    assertThatThrownBy(after::get).isInstanceOf(IllegalStateException.class);

    connection.rollback();
    transactions.rollback();
    boolean gone = sql.single("SELECT to_regclass('words') IS NULL AS n", row -> row.flag("n"));
    assertThat(gone).isTrue();
  }

  @Test
  void statementsThatNoOtherFollowsAreSentWithTheCommit() {
    sql.updateLater(INSERT, "last");
    transactions.commit();
    assertThat(roundTrips()).containsExactly(INSERT + ";\nCOMMIT");
    assertThat(words()).containsExactly("last");
  }

  @Test
  void aRollbackDropsLaterStatements() {
    sql.updateLater(INSERT, "dropped");
    transactions.rollback();
    transactions.begin();
    assertThat(words()).isEmpty();
  }

  /** The statement would otherwise be outside of the transaction. */
  @Test
  void aStatementThatComesAfterTheCommitIsRefused() {
    sql.updateLater(INSERT, "early");
    transactions.registerInterposedSynchronization(new AfterOthers(this::words));
    assertThatThrownBy(transactions::commit)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was committed before");
  }

  private record AfterOthers(Runnable work) implements jakarta.transaction.Synchronization {

    @Override
    public void beforeCompletion() {
      work.run();
    }

    @Override
    public void afterCompletion(int status) {}
  }

  @Test
  void withoutATransactionALaterStatementRunsAtOnce() {
    transactions.commit();
    sql.updateLater(INSERT, "now");
    assertThat(roundTrips()).containsExactly(INSERT);
    var word = sql.singleLater(WORDS, row -> row.text("word"));
    assertThat(word.get()).isEqualTo("now");
  }

  @Test
  void batchesAndLongResultsRunAfterLaterStatements() {
    sql.updateLater(INSERT, "first");
    sql.batch(INSERT, List.of(new Object[] {"second"}, new Object[] {"third"}));
    sql.updateLater(INSERT, "fourth");
    var seen = new ArrayList<String>();
    sql.each(WORDS, row -> seen.add(row.text("word")));
    assertThat(seen).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void aStatementAfterALockSeesWhatTheFormerHolderCommitted() throws Exception {
    var name = Some.word("lock");
    try (var holder = OpenTransaction.begin()) {
      holder.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", name);
      holder.execute(
          """
          INSERT INTO idempotency_answers (caller_id, key, fingerprint, status, body, created_at)
          VALUES (gen_random_uuid(), ?, '', 200, '', now())""",
          name);
      var seen =
          CompletableFuture.supplyAsync(
              () -> {
                sql.singleLater(
                    "SELECT 1 AS held FROM pg_advisory_xact_lock(hashtextextended(?, 0))",
                    row -> row.number("held"),
                    name);
                return sql.list(
                    "SELECT key FROM idempotency_answers WHERE key = ?",
                    row -> row.text("key"),
                    name);
              });
      holder.awaitAnotherThatIsBlocked();
      holder.commit();
      assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).containsExactly(name);
      assertThat(roundTrips()).hasSize(1);
    }
  }
}
