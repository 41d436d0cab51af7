package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.Some;
import java.util.List;
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

  /** Lets a number of deliveries that wait end. */
  private static void end(Hook hook, int number) {
    Database.shared()
        .execute(
            """
            UPDATE webhook_deliveries SET status = 'SUCCEEDED', is_next = FALSE,
              next_attempt_at = NULL
            WHERE id IN (SELECT id FROM webhook_deliveries
              WHERE webhook_id = ? AND next_attempt_at > now() + interval '1 month' LIMIT ?)""",
            UUID.fromString(hook.id()),
            number);
  }

  private static long pending(Hook hook) {
    return Database.shared()
        .number(
            """
            SELECT count(*) FROM webhook_deliveries
            WHERE webhook_id = ? AND status = 'PENDING'""",
            UUID.fromString(hook.id()));
  }

  private static List<String> typesSentAbout(Hook hook, String product) {
    return Database.shared()
        .list(
            row -> row.getString("event_type"),
            """
            SELECT event_type FROM webhook_deliveries
            WHERE webhook_id = ? AND resource_id = ? ORDER BY seq""",
            UUID.fromString(hook.id()),
            UUID.fromString(product));
  }

  /** Returns the position after which events wait to be dispatched; zero when there is none. */
  private static long behindAfter(Hook hook) {
    return Database.shared()
        .number(
            "SELECT coalesce(behind_after, 0) FROM webhooks WHERE id = ?",
            UUID.fromString(hook.id()));
  }

  /** Waits until the dispatcher has handled a number of events of a product. */
  private static void awaitDispatched(String product, int events) {
    await(events + " events are handled")
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM events e
                            JOIN event_consumers c ON c.name = 'webhooks'
                              AND c.position >= e.position
                            WHERE e.resource_id = ?""",
                            UUID.fromString(product))
                    == events);
  }

  /** Returns a webhook whose backlog is full, and a product whose event has found no room. */
  private static Hook behind(String url) {
    var hook = Hook.to(url, Hook.PRODUCT_CREATED, Hook.PRODUCT_CHANGED);
    addPending(hook, MOST_PENDING);
    awaitDispatched(hook.product(), 1);
    assertThat(behindAfter(hook)).isPositive();
    return hook;
  }

  @Test
  void eventsThatFindNoRoomAreSentOnceAndInTheirOrderWhenFewerDeliveriesWait() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED, Hook.PRODUCT_CHANGED);
      addPending(hook, MOST_PENDING);
      var product = hook.product();
      hook.rename(product);
      awaitDispatched(product, 2);
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
      assertThat(pending(hook)).as("nothing is cancelled or added").isEqualTo(MOST_PENDING);

      end(hook, MOST_PENDING / 2);
      hook.rename(product);
      awaitDispatched(product, 3);
      assertThat(typesSentAbout(hook, product)).as("earlier events wait").isEmpty();

      end(hook, 1);
      for (var type : List.of("created", "changed", "changed")) {
        assertThat(receiver.next().text()).contains(product, "io.bedloe.product." + type);
      }
      await("it has caught up").until(() -> behindAfter(hook) == 0);
      hook.rename(product);
      assertThat(receiver.next().text()).contains(product, Hook.PRODUCT_CHANGED);
      assertThat(typesSentAbout(hook, product))
          .containsExactly(
              Hook.PRODUCT_CREATED,
              Hook.PRODUCT_CHANGED,
              Hook.PRODUCT_CHANGED,
              Hook.PRODUCT_CHANGED);
      delete(hook);
    }
  }

  @Test
  void theDispatcherWaitsForAWebhookThatCatchesUpAndGoesOnWhereItEnds() throws Exception {
    var hook = behind(URL);
    String product;
    try (var catchesUp = OpenTransaction.begin()) {
      catchesUp.execute(
          "UPDATE webhooks SET behind_after = NULL WHERE id = ?", UUID.fromString(hook.id()));
      catchesUp.execute(
          "DELETE FROM webhook_deliveries WHERE webhook_id = ?", UUID.fromString(hook.id()));
      product = hook.product();
      catchesUp.awaitAnotherThatIsBlocked();
      catchesUp.commit();
    }
    await("the event is dispatched")
        .until(() -> typesSentAbout(hook, product).equals(List.of(Hook.PRODUCT_CREATED)));
    delete(hook);
  }

  @Test
  void aPauseKeepsThePositionBeforeTheEventsThatFoundNoRoom() {
    var hook = behind(URL);
    long after = behindAfter(hook);
    Database.shared()
        .execute(
            "UPDATE webhook_deliveries SET position = NULL WHERE webhook_id = ?",
            UUID.fromString(hook.id()));
    awaitDispatched(hook.product(), 1);

    hook.asks().post(hook.path() + "/pause").then().statusCode(200);

    assertThat(hook.view().getLong("pausedAfter")).isEqualTo(after);
    assertThat(behindAfter(hook)).isZero();
    delete(hook);
  }

  @Test
  void aWebhookWhoseEventsHaveExpiredBeforeThereWasRoomIsPausedAndItsOwnerLearnsOfIt() {
    var hook = behind(URL);
    Database.shared()
        .execute("UPDATE webhooks SET behind_after = -1 WHERE id = ?", UUID.fromString(hook.id()));

    await("the webhook is paused").until(() -> "PAUSED".equals(hook.view().getString("state")));

    assertThat(hook.view().getString("stateReason")).isEqualTo("BACKLOG");
    assertThat(hook.view().getLong("pausedAfter")).isEqualTo(-1);
    await("the event of the pause")
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM events
                            WHERE resource_id = ? AND type = 'io.bedloe.webhook.paused.v1'""",
                            UUID.fromString(hook.id()))
                    == 1);
    delete(hook);
  }

  @Test
  void aRangeIsNotReplayedBeforeEventsThatFoundNoRoom() {
    var hook = behind(URL);
    Some.json(hook.asks(), Map.of("after", behindAfter(hook)))
        .post(hook.path() + "/replay")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-pending-deliveries"))
        .body("detail", containsString("wait until fewer deliveries do"));
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
