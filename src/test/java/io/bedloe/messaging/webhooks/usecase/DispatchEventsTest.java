package io.bedloe.messaging.webhooks.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.data.DeliveredWebhooks;
import io.bedloe.messaging.webhooks.model.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the dispatch of events to webhooks of which one makes the batch fail. */
class DispatchEventsTest {

  private static final WebhookId FIRST = new WebhookId(new UUID(0, 1));
  private static final WebhookId SECOND = new WebhookId(new UUID(0, 2));

  private final FakeClock clock = new FakeClock();
  private final Set<WebhookId> broken = new HashSet<>();
  private final Set<WebhookId> paused = new HashSet<>();
  private final List<WebhookId> dispatched = new ArrayList<>();
  private final List<StateReason> reasons = new ArrayList<>();
  private final FakeSql sql =
      new FakeSql()
          .answer(
              "state = 'ACTIVE'",
              parameters ->
                  List.of(webhook(FIRST), webhook(SECOND)).stream()
                      .filter(webhook -> !paused.contains(webhook.id()))
                      .toList());
  private final DispatchEvents dispatch =
      new DispatchEvents(
          new DeliveredWebhooks(sql),
          (webhook, events) -> {
            if (broken.contains(webhook.id())) {
              throw new IllegalStateException("a policy cannot be evaluated");
            }
            dispatched.add(webhook.id());
          },
          (webhook, reason) -> {
            paused.add(webhook);
            reasons.add(reason);
          },
          clock);

  private static Webhook webhook(WebhookId id) {
    var owner = new AccountId(id.value());
    return new Webhook(id, owner, null, "", List.of(), WebhookState.ACTIVE, 0, null, null);
  }

  private void failBatch() {
    assertThatThrownBy(() -> dispatch.consume(List.of()))
        .hasMessageContaining(FIRST.toString())
        .satisfies(failure -> dispatch.rolledBack((RuntimeException) failure));
  }

  private void failBatches(int number) {
    for (int i = 0; i < number; i++) {
      failBatch();
    }
  }

  @Test
  void aWebhookThatMakesBatchesFailIsPausedAndTheOthersGetTheirEvents() {
    broken.add(FIRST);
    failBatches(DispatchEvents.MOST_FAILURES);
    assertThat(paused).as("for less than half a minute").isEmpty();
    clock.pass(DispatchEvents.LONGEST_FAILURE);
    failBatch();
    assertThat(dispatched).isEmpty();

    dispatch.consume(List.of());

    assertThat(paused).containsExactly(FIRST);
    assertThat(reasons).containsExactly(StateReason.INTERNAL_ERROR);
    assertThat(dispatched).containsExactly(SECOND);
  }

  @Test
  void failuresWithASuccessInBetweenPauseNothing() {
    broken.add(FIRST);
    failBatches(DispatchEvents.MOST_FAILURES - 1);
    clock.pass(DispatchEvents.LONGEST_FAILURE);
    broken.clear();
    dispatch.consume(List.of());
    broken.add(FIRST);

    failBatches(DispatchEvents.MOST_FAILURES - 1);

    assertThat(paused).isEmpty();
  }

  @Test
  void aBatchThatFailsForAnotherReasonPausesNothing() {
    for (int i = 0; i < DispatchEvents.MOST_FAILURES; i++) {
      dispatch.rolledBack(new IllegalStateException("the commit has failed"));
    }
    assertThat(paused).isEmpty();
  }
}
