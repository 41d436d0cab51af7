package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.persistence.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurringTest {

  private static final String NAME = "count the lamps";

  private final Log log = new Log();
  private final Logger logger = Logger.getLogger(Recurring.class.getName());
  private final List<String> runs = new ArrayList<>();
  private Schema.State state = Schema.State.CURRENT;
  private final Recurring recurring =
      new Recurring(
          new Schema() {
            @Override
            public State state() {
              return state;
            }
          });

  /** Keeps the records. */
  private static final class Log extends Handler {

    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {
      // Nothing is buffered
    }

    @Override
    public void close() {
      // Nothing is open
    }
  }

  @BeforeEach
  void listen() {
    logger.addHandler(log);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(log);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
  }

  private void succeed() {
    recurring.run(NAME, () -> runs.add("succeeded"));
  }

  private void fail() {
    recurring.run(
        NAME,
        () -> {
          runs.add("failed");
          throw new IllegalStateException("no lamps");
        });
  }

  private List<Level> levels() {
    return log.records.stream().map(LogRecord::getLevel).toList();
  }

  @Test
  void aJobThatFailsIsLoggedAndRunsAgainAtItsNextTime() {
    fail();
    assertThat(log.records)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
              assertThat(entry.getMessage())
                  .isEqualTo(
                      "The recurring job \"count the lamps\" failed. It runs again at its next"
                          + " time.");
              assertThat(entry.getThrown()).hasMessage("no lamps");
            });
    succeed();
    assertThat(runs).containsExactly("failed", "succeeded");
  }

  @Test
  void onlyTheFirstOfSeveralFailuresIsAWarning() {
    fail();
    fail();
    succeed();
    succeed();
    fail();
    assertThat(levels()).containsExactly(Level.WARNING, Level.FINE, Level.INFO, Level.WARNING);
  }

  @Test
  void theFailureOfOneJobIsNoFailureOfAnother() {
    fail();
    recurring.run("count the bulbs", () -> runs.add("other"));
    assertThat(runs).containsExactly("failed", "other");
    assertThat(levels()).containsExactly(Level.WARNING);
  }

  @Test
  void noJobRunsBeforeTheSchemaIsCurrent() {
    for (var early : Schema.State.values()) {
      state = early;
      succeed();
    }
    assertThat(runs).containsExactly("succeeded");
  }
}
