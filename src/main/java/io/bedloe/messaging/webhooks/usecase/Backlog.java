package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookRule;
import io.bedloe.messaging.webhooks.WebhookSettings;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.model.Webhook;
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

  /** Returns the number of deliveries that events may add. */
  int room(WebhookId webhook) {
    int most = settings.get(WebhookSettings.MOST_PENDING);
    return (int) (most - deliveries.countPending(webhook, most));
  }

  /** Returns whether so few deliveries wait that events that were left out can be dispatched. */
  boolean isLow(WebhookId webhook) {
    int low = settings.get(WebhookSettings.MOST_PENDING) / 2;
    return deliveries.countPending(webhook, low) < low;
  }

  /**
   * Refuses a replay while many deliveries wait. The other half of the room is for new events,
   * which would wait otherwise.
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

  /** Refuses a replay of a range whose events would overtake those that wait to be dispatched. */
  void mustNotBeBehind(Webhook webhook) {
    if (webhook.isBehind()) {
      throw Rejected.because(
          WebhookRule.TOO_MANY_PENDING_DELIVERIES,
          "The events after position %d wait until fewer deliveries do, and are sent then by themselves. Replay afterwards."
              .formatted(webhook.behindAfter()));
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
