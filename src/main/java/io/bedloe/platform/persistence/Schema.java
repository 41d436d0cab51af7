package io.bedloe.platform.persistence;

import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.StartOrder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.exception.LiquibaseException;

/**
 * Migrates the database schema when the server starts. It waits for a database that is not
 * available yet, with growing pauses; until the schema is current, requests get 503.
 */
@ApplicationScoped
public class Schema {

  /**
   * The schema is current. The event is fired before requests are served, and again if an observer
   * failed.
   */
  public record Ready() {}

  /** The progress of the start. */
  public enum State {
    /** The database has not responded yet. */
    WAITING_FOR_DATABASE,
    /** The change sets are being applied. */
    MIGRATING,
    /** A change set needs a lock that another transaction holds; it is tried again. */
    WAITING_FOR_LOCK,
    /** The role cannot change the schema, which another one has to migrate first. */
    WAITING_FOR_MIGRATION,
    /** The schema is current. */
    CURRENT,
    /** A change set failed, or an observer of {@link Ready} refused; an operator must act. */
    FAILED
  }

  private static final Logger LOG = Logger.getLogger(Schema.class.getName());
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** Requests that wait behind a change set are served between two attempts. */
  private static final Duration WAIT_FOR_LOCK = Duration.ofSeconds(15);

  @Inject
  @SuppressWarnings("NullAway.Init")
  private OwnerConnections owner;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Event<Ready> ready;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Settings settings;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile State state = State.WAITING_FOR_DATABASE;

  public State state() {
    return state;
  }

  void start(@Observes @Priority(StartOrder.SCHEMA) Startup startup) {
    var unused = executor.submit(this::migrate);
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
  }

  private void migrate() {
    var wait = FIRST_WAIT;
    while (!(migrated() && announced())) {
      try {
        var pause = state == State.WAITING_FOR_LOCK ? WAIT_FOR_LOCK : wait;
        if (state == State.FAILED || stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
    state = State.CURRENT;
  }

  private boolean migrated() {
    try (var connection = owner.open()) {
      state = State.MIGRATING;
      Migrations.up(connection, settings.get(PlatformSettings.DB_USER));
      return true;
    } catch (SQLException | LiquibaseException | RuntimeException failure) {
      failed("The schema migration failed: ", failure);
      return false;
    }
  }

  private boolean announced() {
    try {
      ready.fire(new Ready());
      return true;
    } catch (RuntimeException refusal) {
      failed("The start is refused: ", refusal);
      return false;
    }
  }

  /** The launchers of {@code src/dev} detect severe log records of this class. */
  private void failed(String what, Exception failure) {
    if (failure instanceof SchemaOutdated) {
      state = State.WAITING_FOR_MIGRATION;
      LOG.log(Level.WARNING, "The server waits for a migration: {0}", failure.getMessage());
      return;
    }
    var rejected = DatabaseFailure.toRejected(failure);
    if (rejected == null) {
      state = State.FAILED;
      LOG.log(Level.SEVERE, what + failure.getMessage(), failure);
    } else if (rejected.rule() == PersistenceRule.CONCURRENT_UPDATE) {
      state = State.WAITING_FOR_LOCK;
      LOG.log(
          Level.WARNING,
          "Another transaction holds a lock that the start needs; it is tried again in {0} seconds: {1}",
          new Object[] {WAIT_FOR_LOCK.toSeconds(), failure.getMessage()});
    } else {
      state = State.WAITING_FOR_DATABASE;
      LOG.log(Level.WARNING, "The database does not respond yet: {0}", failure.getMessage());
    }
  }
}
