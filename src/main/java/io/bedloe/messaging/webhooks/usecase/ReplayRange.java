package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookRule;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sends the events of a range of positions to a webhook again. */
@Dependent
public class ReplayRange {

  /** The events that one request sends at most, which takes it less than a second. */
  static final int MOST_EVENTS = 1_000;

  private final ReadWebhook read;
  private final DeliveredWebhooks webhooks;
  private final EventLog log;
  private final Recipients recipients;
  private final NewDeliveries deliveries;
  private final Backlog backlog;
  private final AuditTrail trail;

  @Inject
  public ReplayRange(
      ReadWebhook read,
      DeliveredWebhooks webhooks,
      EventLog log,
      Recipients recipients,
      NewDeliveries deliveries,
      Backlog backlog,
      AuditTrail trail) {
    this.read = read;
    this.webhooks = webhooks;
    this.log = log;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.backlog = backlog;
    this.trail = trail;
  }

  /**
   * The positions of the events.
   *
   * @param until the last position; null for the newest event
   */
  public record Range(long after, @Nullable Long until) {}

  /** The result of a replay. */
  @Schema(name = "WebhookReplay", description = "The deliveries of a replay.")
  public record Replayed(
      @Schema(description = "The number of new deliveries.", examples = "42") int deliveries,
      @Schema(
              description =
                  "The last position that was looked at; when it is lower than `until`, replay the"
                      + " rest after it.",
              examples = "4711")
          long next) {}

  /**
   * Sends the events after a position that the webhook is for and its owner may read now.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public Replayed replay(WebhookId id, Range range, @Nullable Version seen, Caller caller) {
    read.lockActive(id, seen, caller);
    var webhook = webhooks.find(id).orElseThrow();
    backlog.mustNotBeBehind(webhook);
    backlog.mustHaveRoomForReplay(id);
    long after = range.after();
    long last = last(after, range.until());
    var events =
        log.read(after, last, Condition.oneOf("type", "text", webhook.types()), MOST_EVENTS);
    var visible = recipients.visibleTo(webhook, events);
    deliveries.add(id, visible);
    long next = events.size() == MOST_EVENTS ? events.get(events.size() - 1).position() : last;
    var replayed = new Replayed(visible.size(), next);
    trail.record("webhook.replayed", Subject.of("webhook", id), null, replayed);
    return replayed;
  }

  private long last(long after, @Nullable Long until) {
    var bounds = log.bounds();
    if (after < bounds.oldest() - 1 || after > bounds.newest()) {
      throw Rejected.because(
          WebhookRule.INVALID_RANGE,
          "`after` must be from %d to %d: older events have expired, and there are no newer ones."
              .formatted(bounds.oldest() - 1, bounds.newest()));
    }
    if (until != null && until < after) {
      throw Rejected.because(
          WebhookRule.INVALID_RANGE,
          "`until` must not be lower than `after`, which is " + after + ".");
    }
    return until == null ? bounds.newest() : Math.min(until, bounds.newest());
  }
}
