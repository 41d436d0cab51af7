package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.data.Deliveries;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Sends one message when the owner of a webhook requests it: a test, or an event again. */
@Dependent
public class SendAgain {

  private final ReadWebhook read;
  private final Deliveries deliveries;
  private final NewDeliveries added;
  private final Backlog backlog;
  private final AuditTrail trail;

  @Inject
  public SendAgain(
      ReadWebhook read,
      Deliveries deliveries,
      NewDeliveries added,
      Backlog backlog,
      AuditTrail trail) {
    this.read = read;
    this.deliveries = deliveries;
    this.added = added;
    this.backlog = backlog;
    this.trail = trail;
  }

  /**
   * Sends a test message, also while the webhook is paused or disabled.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public DeliveryView test(WebhookId id, @Nullable Version seen, Caller caller) {
    read.lock(id, seen, caller);
    backlog.mustHaveRoomForTest(id);
    var sent = added.addTest(id);
    trail.record("webhook.tested", Subject.of("webhook", id), null, sent);
    return sent;
  }

  /** Sends the event of a delivery again, with the id and the body that it had. */
  @Transactional
  public DeliveryView replay(
      WebhookId id, DeliveryId delivery, @Nullable Version seen, Caller caller) {
    read.lockActive(id, seen, caller);
    backlog.mustHaveRoomForReplay(id);
    var event = deliveries.eventOf(delivery, id).orElseThrow(() -> ReadWebhook.notFound(delivery));
    var sent = added.add(id, event);
    trail.record("webhook.replayed", Subject.of("webhook", id), null, sent);
    return sent;
  }
}
