package io.bedloe.messaging.webhooks.model;

import io.bedloe.messaging.webhooks.StateReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The consequences of an attempt, for the delivery and for the webhook.
 *
 * @param next when the next attempt is due; null when the delivery has ended
 * @param stop why the webhook is stopped; null when it is not
 * @param failingSince since when all attempts of the webhook have failed; null after a success
 */
public record AfterAttempt(
    @Nullable Instant next, @Nullable StateReason stop, @Nullable Instant failingSince) {

  /**
   * How the message was sent.
   *
   * @param address where it was sent; null when an error of the server came before. A response of
   *     another address than the present one says nothing about the webhook.
   * @param isTest a test message has one attempt, and its failure does not count
   * @param made the number of attempts of the delivery, with this one
   */
  public record Sent(@Nullable String address, boolean isTest, int made) {}

  /**
   * Judges an attempt.
   *
   * @param pauseAfter how long all attempts may fail before the webhook is paused
   * @param chance a number from 0 to 1
   */
  public static AfterAttempt of(
      Attempt attempt, Sent sent, Webhook webhook, Duration pauseAfter, double chance) {
    boolean isPresentAddress = webhook.url().equals(sent.address());
    if (attempt.succeeded()) {
      return new AfterAttempt(null, null, isPresentAddress ? null : webhook.failingSince());
    }
    if (attempt.isGone() && isPresentAddress) {
      return new AfterAttempt(null, StateReason.GONE, webhook.failingSince());
    }
    if (sent.isTest()) {
      return new AfterAttempt(null, null, webhook.failingSince());
    }
    var next = RetrySchedule.next(attempt, sent.made(), chance).orElse(null);
    if (!isPresentAddress) {
      return new AfterAttempt(next, null, webhook.failingSince());
    }
    var since = webhook.failingSince() == null ? attempt.at() : webhook.failingSince();
    boolean isLong = !since.plus(pauseAfter).isAfter(attempt.at());
    return new AfterAttempt(next, isLong ? StateReason.FAILING : null, since);
  }
}
