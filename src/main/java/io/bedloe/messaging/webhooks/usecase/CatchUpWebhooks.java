package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.WebhookId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dispatches missed events to webhooks that are behind, in turns, each batch in a transaction. */
@ApplicationScoped
public class CatchUpWebhooks {

  /** The batches of a webhook at a time: as many deliveries as a tenth of them needs seconds. */
  private static final int MOST_BATCHES = 10;

  private final DispatchMissedEvents missed;

  @Inject
  public CatchUpWebhooks(DispatchMissedEvents missed) {
    this.missed = missed;
  }

  /** Dispatches some batches; a webhook that fails does not hold up the others. */
  public void dispatchBatches() {
    List<WebhookId> behind = new ArrayList<>(missed.behind());
    @Nullable IllegalStateException failed = null;
    for (int turn = 0; turn < MOST_BATCHES && !behind.isEmpty(); turn++) {
      for (var webhook : List.copyOf(behind)) {
        try {
          if (!missed.dispatchNextBatch(webhook)) {
            behind.remove(webhook);
          }
        } catch (RuntimeException failure) {
          behind.remove(webhook);
          failed =
              new IllegalStateException(
                  "Events cannot be dispatched to the webhook " + webhook, failure);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
