package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.WebhookSettings;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.data.DueDeliveries;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.CleanupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Gives deliveries that are due to this server, and deletes old ones. */
@ApplicationScoped
public class ClaimDeliveries implements CleanupTask {

  /** Old deliveries that are deleted at a time, every five minutes. */
  private static final int MOST_DELETED = 100_000;

  private final DueDeliveries due;
  private final Deliveries deliveries;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public ClaimDeliveries(DueDeliveries due, Deliveries deliveries, Settings settings, Clock clock) {
    this.due = due;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Returns due deliveries, which no other server attempts until their lease ends.
   *
   * @param mostFailing the number of webhooks with failures that are claimed of at most
   */
  @Transactional
  public List<ClaimedDelivery> claim(int most, int mostFailing) {
    return due.claim(most, mostFailing, clock.instant());
  }

  @Override
  public void cleanUp(Instant now) {
    deliveries.deleteCreatedBefore(
        now.minus(settings.get(WebhookSettings.RETENTION)), MOST_DELETED);
  }
}
