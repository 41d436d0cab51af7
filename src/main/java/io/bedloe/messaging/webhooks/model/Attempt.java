package io.bedloe.messaging.webhooks.model;

import io.bedloe.messaging.webhooks.DeliveryStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to deliver an event, with its result.
 *
 * @param at when it began
 * @param responseStatus null without a response
 * @param error why it failed; null after success
 * @param retryAfter the header field of the response; null without one
 */
public record Attempt(
    Instant at,
    Duration duration,
    @Nullable Integer responseStatus,
    @Nullable String error,
    @Nullable String retryAfter) {

  private static final int GONE = 410;

  /** The longest number of seconds that is read as one. */
  private static final int MOST_DIGITS = 9;

  /** An attempt that ended with a response. */
  public static Attempt answered(
      Instant at, Duration duration, int status, @Nullable String retryAfter) {
    return new Attempt(
        at,
        duration,
        status,
        isSuccess(status) ? null : "The receiver returned status %d.".formatted(status),
        retryAfter);
  }

  /** An attempt without a response. */
  public static Attempt failed(Instant at, Duration duration, String error) {
    return new Attempt(at, duration, null, error, null);
  }

  /** A redirect is no success, because it is not followed. */
  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  public boolean succeeded() {
    return responseStatus != null && isSuccess(responseStatus);
  }

  /** Returns whether the receiver wants no more events. */
  public boolean isGone() {
    return responseStatus != null && responseStatus == GONE;
  }

  /**
   * Returns the status of the delivery after this attempt.
   *
   * @param next when the next attempt is due; null when there is none
   */
  public DeliveryStatus statusBefore(@Nullable Instant next) {
    if (succeeded()) {
      return DeliveryStatus.SUCCEEDED;
    }
    return next == null ? DeliveryStatus.FAILED : DeliveryStatus.PENDING;
  }

  /** Returns the time before which the receiver wants no request (RFC 9110, 10.2.3). */
  public Optional<Instant> notBefore() {
    if (retryAfter == null || succeeded()) {
      return Optional.empty();
    }
    var end = at.plus(duration);
    if (retryAfter.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return Optional.of(end.plusSeconds(Long.parseLong(retryAfter)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notDate) {
      return Optional.empty();
    }
  }
}
