package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookRule;
import io.bedloe.messaging.webhooks.WebhookSettings;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Limits the deliveries of a webhook that wait. */
@Dependent
class Backlog {

  /** A receiver that does not answer takes 15 s for each test message. */
  static final int MOST_TESTS = 10;

  private final Deliveries deliveries;
  private final Settings settings;

  @Inject
  Backlog(Deliveries deliveries, Settings settings) {
    this.deliveries = deliveries;
    this.settings = settings;
  }

  /** Returns whether events may add a number of deliveries. */
  boolean hasRoomFor(WebhookId webhook, int number) {
    int most = settings.get(WebhookSettings.MOST_PENDING);
    return deliveries.countPending(webhook, most) + number <= most;
  }

  /**
   * Refuses a replay while many deliveries wait. The other half of the room is for new events,
   * which would pause the webhook otherwise.
   */
  void mustHaveRoomForReplay(WebhookId webhook) {
    int most = settings.get(WebhookSettings.MOST_PENDING) / 2;
    if (deliveries.countPending(webhook, most) >= most) {
      throw Rejected.because(
          WebhookRule.TOO_MANY_PENDING_DELIVERIES,
          "%d deliveries wait, which is the highest number for a replay. Replay when fewer wait: GET /webhooks/{id}/deliveries?status=PENDING lists them."
              .formatted(most));
    }
  }

  /** Refuses a test message while many of them wait. */
  void mustHaveRoomForTest(WebhookId webhook) {
    var resource = new ResourceId(webhook.value());
    if (deliveries.countPending(webhook, resource, WebhookEvent.TEST.type()) >= MOST_TESTS) {
      throw Rejected.because(
          WebhookRule.TOO_MANY_PENDING_DELIVERIES,
          "%d test messages wait, which is the highest number. Test again when they have ended: GET /webhooks/{id}/deliveries?status=PENDING lists them."
              .formatted(MOST_TESTS));
    }
  }
}
