package io.bedloe.messaging.webhooks.model;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the delivery of events needs it.
 *
 * @param apiKey the API key whose rights it has; null when it has the rights of the account
 * @param startedAfter events up to this position are not sent by themselves
 * @param failingSince when the first of the attempts began that have failed since the last success;
 *     null when the last attempt succeeded
 * @param behindAfter events after this position are not dispatched to it yet; null when all are
 */
public record Webhook(
    WebhookId id,
    AccountId owner,
    @Nullable ApiKeyId apiKey,
    String url,
    List<String> types,
    WebhookState state,
    long startedAfter,
    @Nullable Instant failingSince,
    @Nullable Long behindAfter) {

  /** Returns whether the webhook is for events of a type at a position. */
  public boolean isFor(String type, long position) {
    return position > startedAfter && types.contains(type);
  }

  /** Returns whether events wait to be dispatched to it, because its backlog was full. */
  public boolean isBehind() {
    return behindAfter != null;
  }
}
