package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Asks the owners of rows that expire to remove those that are too old, in one transaction. */
@ApplicationScoped
public class Cleanup {

  private final Event<CleanupDue> due;
  private final Clock clock;

  @Inject
  public Cleanup(Event<CleanupDue> due, Clock clock) {
    this.due = due;
    this.clock = clock;
  }

  @Transactional
  public void removeExpired() {
    due.fire(new CleanupDue(clock.instant()));
  }
}
