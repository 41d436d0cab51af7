package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.data.Webhooks.Start;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.outbox.EventLog;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Pauses and resumes webhooks for their owners. */
@Dependent
public class SwitchWebhook {

  private final Webhooks webhooks;
  private final ReadWebhook read;
  private final StopWebhook stop;
  private final EventLog log;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public SwitchWebhook(
      Webhooks webhooks,
      ReadWebhook read,
      StopWebhook stop,
      EventLog log,
      AuditTrail trail,
      Clock clock) {
    this.webhooks = webhooks;
    this.read = read;
    this.stop = stop;
    this.log = log;
    this.trail = trail;
    this.clock = clock;
  }

  /** Pauses a webhook; one that is not active stays as it is. */
  @Transactional
  public Versioned<WebhookView> pause(WebhookId id, @Nullable Version seen, Caller caller) {
    return VersionedWrite.act(target(id, seen, caller))
        .auditAs(WebhookView::audited)
        .unchangedIf((before, wanted) -> !StopWebhook.isActive(before))
        .save(
            trail,
            StopWebhook.action(StateReason.OWNER),
            (before, wanted) -> {
              stop.store(id, StateReason.OWNER);
              return read.byId(id, caller);
            });
  }

  /** Sends events from now on; a webhook that is active stays as it is. */
  @Transactional
  public Versioned<WebhookView> resume(WebhookId id, @Nullable Version seen, Caller caller) {
    return VersionedWrite.act(target(id, seen, caller))
        .auditAs(WebhookView::audited)
        .unchangedIf((before, wanted) -> StopWebhook.isActive(before))
        .save(
            trail,
            "webhook.resumed",
            (before, wanted) -> {
              webhooks.resume(id, new Start(clock.instant(), log.bounds().newest()));
              return read.byId(id, caller);
            });
  }

  private Target<WebhookView> target(WebhookId id, @Nullable Version seen, Caller caller) {
    return new Target<>(Subject.of("webhook", id), read.lock(id, caller), seen, before -> {});
  }
}
