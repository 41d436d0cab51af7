package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests webhooks for which many deliveries wait. */
@IntegrationTest
@Timeout(180)
class WebhookBacklogIT {

  private static final String URL = "https://erp.example/bedloe";
  private static final int MOST_PENDING = 10_000;
  private static final int MOST_TESTS = 10;

  /** Adds deliveries that are due in a year. */
  private static void addPending(Hook hook, int number) {
    Database.shared()
        .execute(
            """
            INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
              resource_id, position, body, status, created_at, next_attempt_at, is_next)
            SELECT gen_random_uuid(), ?, gen_random_uuid(), ?, 'products', gen_random_uuid(),
              (SELECT head FROM event_stream), '{}', 'PENDING', now(), now() + interval '1 year',
              TRUE
            FROM generate_series(1, ?)""",
            UUID.fromString(hook.id()),
            Hook.PRODUCT_CREATED,
            number);
  }

  private static void delete(Hook hook) {
    hook.asks().header("If-Match", "*").delete(hook.path()).then().statusCode(204);
  }

  @Test
  void aWebhookThatDoesNotAnswerIsPausedBeforeMoreDeliveriesWaitThanTheHighestNumber() {
    var hook = Hook.to(URL, Hook.PRODUCT_CREATED);
    addPending(hook, MOST_PENDING);

    var subject = "products/" + hook.product();

    await("the webhook is paused").until(() -> "PAUSED".equals(hook.view().getString("state")));
    assertThat(hook.view().getString("stateReason")).isEqualTo("BACKLOG");
    long position =
        Database.shared()
            .number(
                "SELECT position FROM events WHERE resource_id = ?",
                UUID.fromString(subject.substring("products/".length())));
    assertThat(hook.view().getLong("pausedAfter")).isLessThan(position);
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM webhook_deliveries
                    WHERE webhook_id = ? AND status = 'PENDING'""",
                    UUID.fromString(hook.id())))
        .isZero();
    delete(hook);
  }

  @Test
  void aReplayIsRefusedWhileManyDeliveriesWait() {
    var hook = Hook.to(URL, Hook.PRODUCT_CREATED);
    addPending(hook, MOST_PENDING / 2);
    long newest = hook.asks().get("/events").jsonPath().getLong("page.next");
    var delivery = hook.deliveries().getString("items[0].id");

    Some.json(hook.asks(), Map.of("after", newest))
        .post(hook.path() + "/replay")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-pending-deliveries"))
        .body("detail", containsString("5000 deliveries wait"));
    hook.asks()
        .post(hook.path() + "/deliveries/" + delivery + "/replay")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-pending-deliveries"));
    delete(hook);
  }

  @Test
  void aTestIsRefusedWhileManyTestMessagesWait() {
    var hook = Hook.to(URL, Hook.PRODUCT_CREATED);
    Database.shared()
        .execute(
            """
            INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
              resource_id, body, status, created_at, next_attempt_at)
            SELECT gen_random_uuid(), ?, gen_random_uuid(), 'io.bedloe.webhook.test.v1',
              'webhooks', ?, '{}', 'PENDING', now(), now() + interval '1 year'
            FROM generate_series(1, ?)""",
            UUID.fromString(hook.id()),
            UUID.fromString(hook.id()),
            MOST_TESTS);

    hook.asks()
        .post(hook.path() + "/test")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-pending-deliveries"))
        .body("detail", containsString("10 test messages wait"));
    delete(hook);
  }
}
