package io.bedloe.platform.outbox;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Checks that events are published soon after their commit. */
@ApplicationScoped
public class CheckOutbox {

  /** The relay needs seconds also when a large import has added its events. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Sql sql;
  private final Clock clock;

  @Inject
  public CheckOutbox(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Fails when the oldest event has waited for too long; {@code Recurring} logs the failure. */
  public void checkPublished() {
    var oldest =
        sql.one("SELECT at FROM outbox ORDER BY seq LIMIT 1", row -> row.instant("at"))
            .orElse(null);
    if (oldest != null && oldest.plus(LONGEST_WAIT).isBefore(clock.instant())) {
      throw new IllegalStateException(
          ("An event of %s is not published yet; events are published within a second. Readers and"
                  + " webhooks get nothing until the relay runs again: look for its failure in the"
                  + " logs of all servers, and for transactions that have been open for long.")
              .formatted(oldest));
    }
  }

  /** Fails when a consumer has not handled an event that was published long ago. */
  public void checkConsumers() {
    var behind =
        sql.list(
            """
            SELECT c.name FROM event_consumers c JOIN events e ON e.position = c.position + 1
            WHERE e.published_at < ? ORDER BY c.name""",
            row -> row.text("name"),
            clock.instant().minus(LONGEST_WAIT));
    if (!behind.isEmpty()) {
      throw new IllegalStateException(
          ("Events are not handled by: %s. Look for the failure \"handle events\" in the logs of all"
                  + " servers; after bedloe.events.retention the events are deleted.")
              .formatted(String.join(", ", behind)));
    }
  }
}
