package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.Rejected;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.messaging.webhooks.data.FailedDeliveries;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The failed deliveries of all webhooks, for administrators, within the transaction of the caller.
 * A delivery that is sent again keeps its id and its body, and the owner of the webhook must still
 * be allowed to read the event.
 */
@ApplicationScoped
public class FailedWebhookDeliveries {

  private final FailedDeliveries failed;
  private final DeliveredWebhooks webhooks;
  private final Deliveries deliveries;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public FailedWebhookDeliveries(
      FailedDeliveries failed,
      DeliveredWebhooks webhooks,
      Deliveries deliveries,
      Settings settings,
      Clock clock) {
    this.failed = failed;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Locks a delivery until the transaction ends.
   *
   * @return whether it has failed, and nobody has sent it again or discarded it
   */
  public boolean lock(DeliveryId id) {
    return failed.lock(id).isPresent();
  }

  /** Sends a locked delivery again; its webhook must be active, and few deliveries may wait. */
  public void sendAgain(DeliveryId id) {
    var webhook = failed.lock(id).flatMap(webhooks::find);
    if (webhook.filter(found -> found.state() == WebhookState.ACTIVE).isEmpty()) {
      throw Rejected.because(
          WebhookRule.WEBHOOK_NOT_ACTIVE,
          "The owner of the webhook must resume it before the delivery can be sent again.");
    }
    int most = mostPending();
    if (deliveries.countPending(webhook.get().id(), most) >= most) {
      throw Rejected.because(
          WebhookRule.TOO_MANY_PENDING_DELIVERIES,
          "%d deliveries of the webhook wait, which is the highest number for a replay. Replay when fewer wait."
              .formatted(most));
    }
    failed.sendAgain(id, clock.instant());
  }

  /**
   * Sends failed deliveries again, to active webhooks for which few deliveries wait; null does not
   * restrict them.
   */
  public List<DeliveryId> sendAgain(
      @Nullable String eventType, @Nullable Instant from, @Nullable Instant before, int most) {
    var filter = new FailedDeliveries.Filter(eventType, from, before, mostPending());
    return failed.sendAgain(filter, clock.instant(), most);
  }

  /** The other half of the room is for new events, which would wait otherwise. */
  private int mostPending() {
    return settings.get(WebhookSettings.MOST_PENDING) / 2;
  }

  /** Discards a locked delivery. */
  public void discard(DeliveryId id) {
    failed.discard(id);
  }
}
