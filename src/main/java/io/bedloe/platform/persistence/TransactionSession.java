package io.bedloe.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Gives the generated repositories one stateless session for each transaction. A repository can
 * therefore be created once, instead of once for each request, and all repositories of a
 * transaction share its session (ADR 124). The session uses the connection of the transaction.
 * Statements that wait in {@link Sql} are sent before each call, so that Hibernate sees what they
 * have written.
 */
@ApplicationScoped
public class TransactionSession {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  @SuppressWarnings("NullAway.Init")
  private TransactionSynchronizationRegistry transactions;

  private final Sql sql;
  private final TransactionConnections connections;
  private final Hibernate hibernate;

  @Inject
  public TransactionSession(Sql sql, TransactionConnections connections, Hibernate hibernate) {
    this.sql = sql;
    this.connections = connections;
    this.hibernate = hibernate;
  }

  /**
   * Returns a session whose calls go to the session of the current transaction. A call outside of a
   * transaction fails.
   */
  public StatelessSession ofCurrentTransaction() {
    return (StatelessSession)
        Proxy.newProxyInstance(
            StatelessSession.class.getClassLoader(),
            new Class<?>[] {StatelessSession.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(current(), arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private StatelessSession current() {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("A repository is used outside of a transaction.");
    }
    sql.sendLaterStatements();
    var open = (StatelessSession) transactions.getResource(this);
    return open == null ? open() : open;
  }

  private StatelessSession open() {
    var session = hibernate.sessionFactory().openStatelessSession(connections.ofTransaction());
    transactions.putResource(this, session);
    transactions.registerInterposedSynchronization(new CloseAtEnd(session));
    return session;
  }

  /** Closes a session when its transaction has ended. */
  private record CloseAtEnd(StatelessSession session) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // The session is still in use: other synchronizations may write.
    }

    @Override
    public void afterCompletion(int status) {
      session.close();
    }
  }
}
