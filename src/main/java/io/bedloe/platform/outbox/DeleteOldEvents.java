package io.bedloe.platform.outbox;

import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes events that were published longer ago than the configured time. */
@ApplicationScoped
public class DeleteOldEvents {

  static final int BATCH = 5_000;

  private final EventLog events;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public DeleteOldEvents(EventLog events, Settings settings, Clock clock) {
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /** Deletes the oldest of them and returns their number. */
  @Transactional
  public int deleteNextBatch() {
    return events.deletePublishedBefore(
        clock.instant().minus(settings.get(EventSettings.RETENTION)), BATCH);
  }
}
