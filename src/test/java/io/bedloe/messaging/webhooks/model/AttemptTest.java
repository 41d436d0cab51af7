package io.bedloe.messaging.webhooks.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.messaging.webhooks.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a response means, and when the next attempt is due. */
class AttemptTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration TOOK = Duration.ofSeconds(2);
  private static final Instant END = AT.plus(TOOK);

  private static Attempt answered(int status, @Nullable String retryAfter) {
    return Attempt.answered(AT, TOOK, status, retryAfter);
  }

  private static Attempt answered(int status) {
    return answered(status, null);
  }

  @ParameterizedTest
  @CsvSource({
    "199, false",
    "200, true",
    "204, true",
    "299, true",
    "300, false",
    "302, false",
    "404, false"
  })
  void onlyStatusesFrom200To299AreSuccess(int status, boolean success) {
    assertThat(answered(status).succeeded()).isEqualTo(success);
    assertThat(answered(status).error() == null).isEqualTo(success);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {199, 301, 302, 307, 400, 401, 403, 404, 407, 408, 409, 410, 422, 425, 429, 500, 503})
  void everyStatusButSuccessIsTriedAgain(int status) {
    assertThat(RetrySchedule.next(answered(status), 1, 0)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void successIsNotTriedAgain(int status) {
    assertThat(RetrySchedule.next(answered(status), 1, 0)).isEmpty();
  }

  @Test
  void anAttemptWithoutAResponseIsTriedAgain() {
    var failed = Attempt.failed(AT, TOOK, "No connection");
    assertThat(RetrySchedule.next(failed, 1, 0)).contains(END.plusSeconds(5));
    assertThat(failed.statusBefore(END)).isEqualTo(DeliveryStatus.PENDING);
    assertThat(failed.statusBefore(null)).isEqualTo(DeliveryStatus.FAILED);
    assertThat(answered(200).statusBefore(null)).isEqualTo(DeliveryStatus.SUCCEEDED);
  }

  @Test
  void status410AloneMeansThatTheReceiverIsGone() {
    assertThat(answered(410).isGone()).isTrue();
    assertThat(answered(404).isGone()).isFalse();
    assertThat(Attempt.failed(AT, TOOK, "No connection").isGone()).isFalse();
  }

  @Test
  void theDelaysAreThosePromisedAndThereIsNoneAfterTheTenthAttempt() {
    assertThat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(made -> RetrySchedule.next(answered(500), made, 0).orElseThrow())
                .map(next -> Duration.between(END, next)))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    assertThat(RetrySchedule.next(answered(500), 10, 0)).isEmpty();
  }

  @Test
  void chanceMakesADelayLongerByATenthAtMost() {
    for (var chance : List.of(0.0, 0.5, 1.0)) {
      var next = RetrySchedule.next(answered(500), 2, chance).orElseThrow();
      assertThat(Duration.between(END, next))
          .isEqualTo(Duration.ofMinutes(5).plusMillis((long) (30_000 * chance)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "600, 2026-11-22T10:10:02Z",
    "'Sun, 22 Nov 2026 10:10:00 GMT', 2026-11-22T10:10:00Z",
    "3, 2026-11-22T10:00:07Z",
    "0, 2026-11-22T10:00:07Z",
    "86400, 2026-11-23T10:00:02Z",
    "86401, 2026-11-23T10:00:02Z",
    "999999999, 2026-11-23T10:00:02Z",
    "9999999999, 2026-11-22T10:00:07Z",
    "-1, 2026-11-22T10:00:07Z",
    "soon, 2026-11-22T10:00:07Z",
    "'Sun, 22 Nov 2020 10:10:00 GMT', 2026-11-22T10:00:07Z"
  })
  void retryAfterMakesADelayLongerUpToADayAndNeverShorter(String retryAfter, Instant next) {
    assertThat(RetrySchedule.next(answered(503, retryAfter), 1, 0)).contains(next);
    assertThat(RetrySchedule.next(answered(429, retryAfter), 1, 0)).contains(next);
  }

  @Test
  void aSuccessHasNoTimeBeforeWhichNothingIsSent() {
    assertThat(answered(200, "600").notBefore()).isEqualTo(Optional.empty());
  }
}
