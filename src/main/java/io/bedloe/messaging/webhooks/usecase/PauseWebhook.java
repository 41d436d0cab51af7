package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Pauses a webhook for a reason of the server. */
@ApplicationScoped
public class PauseWebhook {

  private final StopWebhook stop;

  @Inject
  public PauseWebhook(StopWebhook stop) {
    this.stop = stop;
  }

  /** Pauses a webhook; one that is not active stays as it is. */
  @Transactional
  public void pause(WebhookId id, StateReason reason) {
    stop.stop(id, reason);
  }
}
