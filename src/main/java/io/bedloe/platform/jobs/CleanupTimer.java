package io.bedloe.platform.jobs;

import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;

/** Fires {@link CleanupDue} every five minutes. */
@Singleton
public class CleanupTimer {

  private final Schema schema;
  private final Event<CleanupDue> due;
  private final Clock clock;

  @Inject
  public CleanupTimer(Schema schema, Event<CleanupDue> due, Clock clock) {
    this.schema = schema;
    this.due = due;
    this.clock = clock;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public CleanupTimer() {
    this.schema = null;
    this.due = null;
    this.clock = null;
  }

  /** Any server may run it at any time. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void run() {
    if (schema.state() == Schema.State.CURRENT) {
      due.fire(new CleanupDue(clock.instant()));
    }
  }
}
