package io.bedloe.messaging.webhooks.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.model.AfterAttempt.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what follows from an attempt for the delivery and for the webhook. */
class AfterAttemptTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration PAUSE_AFTER = Duration.ofDays(3);
  private static final String ADDRESS = "https://erp.example/new";
  private static final Sent FIRST = new Sent(ADDRESS, false, 1);
  private static final Sent LAST = new Sent(ADDRESS, false, 10);
  private static final Sent TO_OLD_ADDRESS = new Sent("https://erp.example/old", false, 1);
  private static final Sent TEST = new Sent(ADDRESS, true, 1);

  private static Attempt answered(int status) {
    return Attempt.answered(AT, Duration.ZERO, status, null);
  }

  private static AfterAttempt after(int status, Sent sent, @Nullable Instant failingSince) {
    var webhook =
        new Webhook(
            new WebhookId(new UUID(0, 1)),
            new AccountId(new UUID(0, 2)),
            null,
            ADDRESS,
            List.of(),
            WebhookState.ACTIVE,
            0,
            failingSince,
            null);
    return AfterAttempt.of(answered(status), sent, webhook, PAUSE_AFTER, 0);
  }

  @Test
  void aFailureIsTriedAgainAndItsTimeIsRemembered() {
    assertThat(after(404, FIRST, null)).isEqualTo(new AfterAttempt(AT.plusSeconds(5), null, AT));
  }

  @Test
  void aSuccessEndsTheDeliveryAndTheTimeOfFailures() {
    assertThat(after(204, FIRST, AT.minusSeconds(9))).isEqualTo(new AfterAttempt(null, null, null));
  }

  @Test
  void aWebhookThatHasFailedForLongIsPaused() {
    var shortly = AT.minus(PAUSE_AFTER).plusMillis(1);
    assertThat(after(500, FIRST, shortly).stop()).isNull();
    assertThat(after(500, FIRST, AT.minus(PAUSE_AFTER)).stop()).isEqualTo(StateReason.FAILING);
  }

  @Test
  void theLastFailureOfADeliveryPausesNoWebhookThatSucceedsOtherwise() {
    assertThat(after(400, LAST, null)).isEqualTo(new AfterAttempt(null, null, AT));
  }

  @Test
  void status410DisablesTheWebhook() {
    assertThat(after(410, FIRST, null)).isEqualTo(new AfterAttempt(null, StateReason.GONE, null));
    assertThat(after(410, TEST, null).stop()).isEqualTo(StateReason.GONE);
  }

  @Test
  void aLateStatus410OfAnotherAddressIsTriedAgainAtThePresentOne() {
    assertThat(after(410, TO_OLD_ADDRESS, null))
        .isEqualTo(new AfterAttempt(AT.plusSeconds(5), null, null));
  }

  @Test
  void whatAnotherAddressReturnsSaysNothingAboutThePresentOne() {
    var since = AT.minus(PAUSE_AFTER);
    assertThat(after(500, TO_OLD_ADDRESS, since))
        .isEqualTo(new AfterAttempt(AT.plusSeconds(5), null, since));
    assertThat(after(200, TO_OLD_ADDRESS, since)).isEqualTo(new AfterAttempt(null, null, since));
  }

  @Test
  void anErrorOfTheServerIsTriedAgainAndSaysNothingAboutTheReceiver() {
    assertThat(after(500, new Sent(null, false, 1), null))
        .isEqualTo(new AfterAttempt(AT.plusSeconds(5), null, null));
  }

  @Test
  void aTestMessageHasOneAttemptWhoseFailureDoesNotCount() {
    assertThat(after(500, TEST, null)).isEqualTo(new AfterAttempt(null, null, null));
    assertThat(after(500, TEST, AT.minus(PAUSE_AFTER)).stop()).isNull();
  }
}
