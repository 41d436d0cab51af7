package io.bedloe.platform.persistence;

import io.bedloe.kernel.Rejected;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failed statement with its SQLSTATE (appendix A of the PostgreSQL manual). */
public final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The states of shutdown, crash, start-up, too many connections, and statement timeout. */
  private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "57014");

  /** The states of deadlock, serialization failure, and lock not available. */
  private static final Set<String> CONTENDED = Set.of("40001", "40P01", "55P03");

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String QUERY_CANCELED = "57014";

  private DatabaseFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  static RuntimeException of(SQLException failure) {
    return new DatabaseFailure(failure);
  }

  /** Returns whether a unique index refused the statement; the transaction cannot go on. */
  public boolean isUniqueViolation() {
    return getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }

  /** Returns whether the statement took longer than its limit, or an operator has cancelled it. */
  public boolean isCancelled() {
    return getCause() instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState());
  }

  /** Returns whether another transaction changed the same row since it was read. */
  public static boolean isLostUpdate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof jakarta.data.exceptions.OptimisticLockingFailureException
          || cause instanceof jakarta.persistence.OptimisticLockException) {
        return true;
      }
    }
    return false;
  }

  /**
   * Translates a failure: unavailability and lock contention become a problem document; null means
   * a fault of Bedloe.
   */
  public static @Nullable Rejected toRejected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        var rejected = toRejected(sql, failure);
        if (rejected != null) {
          return rejected;
        }
      }
      if (isLostConnection(cause)) {
        return unavailable(failure);
      }
    }
    return null;
  }

  private static @Nullable Rejected toRejected(SQLException sql, Throwable failure) {
    var state = sql.getSQLState();
    if (state == null) {
      return null;
    }
    if (state.startsWith("08") || AWAY.contains(state)) {
      return unavailable(failure);
    }
    if (CONTENDED.contains(state)) {
      return Rejected.because(
          PersistenceRule.CONCURRENT_UPDATE,
          "Another request has locked what this request needs; nothing was changed, send it "
              + "again.",
          failure);
    }
    return null;
  }

  private static boolean isLostConnection(Throwable cause) {
    return cause instanceof java.sql.SQLTransientConnectionException
        || cause instanceof java.sql.SQLRecoverableException
        || cause instanceof java.sql.SQLNonTransientConnectionException
        // The connector API belongs to the server and is not visible to applications.
        || cause.getClass().getName().startsWith("jakarta.resource.")
        || (cause instanceof IOException && cause.getClass().getName().startsWith("java.net."));
  }

  private static Rejected unavailable(Throwable failure) {
    return Rejected.because(
        PersistenceRule.DATABASE_UNAVAILABLE,
        "The database does not respond; send the request again in a moment.",
        failure);
  }
}
