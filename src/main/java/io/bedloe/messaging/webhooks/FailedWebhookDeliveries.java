package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.Rejected;
import io.bedloe.messaging.webhooks.data.FailedDeliveries;
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
  private final Clock clock;

  @Inject
  public FailedWebhookDeliveries(FailedDeliveries failed, Clock clock) {
    this.failed = failed;
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

  /** Sends a locked delivery again; its webhook must be active. */
  public void sendAgain(DeliveryId id) {
    if (failed.lock(id).filter(WebhookState.ACTIVE::equals).isEmpty()) {
      throw Rejected.because(
          WebhookRule.WEBHOOK_NOT_ACTIVE,
          "The owner of the webhook must resume it before the delivery can be sent again.");
    }
    failed.sendAgain(id, clock.instant());
  }

  /** Sends failed deliveries to active webhooks again; null does not restrict them. */
  public List<DeliveryId> sendAgain(
      @Nullable String eventType, @Nullable Instant from, @Nullable Instant before, int most) {
    return failed.sendAgain(eventType, from, before, clock.instant(), most);
  }

  /** Discards a locked delivery. */
  public void discard(DeliveryId id) {
    failed.discard(id);
  }
}
