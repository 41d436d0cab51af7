package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.messaging.Receiver.Message;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests deliveries to a receiver on this machine. */
@IntegrationTest
@Timeout(180)
class WebhookDeliveryIT {

  @Test
  void anEventIsSentAsTheEventStreamShowsItWithItsIdAndSignature() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var product = hook.product();

      var message = receiver.next();

      assertThat(message.headers())
          .containsEntry("content-type", "application/cloudevents+json; charset=utf-8")
          .containsEntry("host", "localhost:" + receiver.port())
          .containsEntry("webhook-signature", Signatures.of(hook.secret(), message));
      assertThat(Long.parseLong(message.header("webhook-timestamp")))
          .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
      var subject = "products/" + product;
      var event =
          hook.asks().queryParam("subject", subject).get("/events").jsonPath().getMap("items[0]");
      assertThat(io.restassured.path.json.JsonPath.from(message.text()).<String, Object>getMap(""))
          .isEqualTo(event);
      assertThat(message.id()).isEqualTo(event.get("id"));
      assertThat(hook.awaitDelivery(subject, "SUCCEEDED"))
          .containsEntry("attempts", 1)
          .containsEntry("responseStatus", 204)
          .containsEntry("eventId", message.id())
          .containsEntry("position", event.get("position"))
          .doesNotContainKeys("error", "nextAttemptAt");
    }
  }

  @Test
  void bothSecretsSignDuringTheOverlapOfARotation() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      String next = Some.json(hook.asks(), Map.of()).post(hook.path() + "/rotate").path("secret");
      hook.product();
      var message = receiver.next();
      assertThat(message.header("webhook-signature").split(" "))
          .containsExactly(Signatures.of(next, message), Signatures.of(hook.secret(), message));

      Some.json(hook.asks(), Map.of("overlapSeconds", 0)).post(hook.path() + "/rotate");
      hook.product();
      assertThat(receiver.next().header("webhook-signature").split(" ")).hasSize(1);
    }
  }

  @Test
  void aDeliveryThatIsReplayedHasTheSameIdAndBody() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      var first = receiver.next();
      var delivery = hook.awaitDelivery(subject, "SUCCEEDED").get("id");

      String again =
          hook.asks()
              .post(hook.path() + "/deliveries/" + delivery + "/replay")
              .then()
              .statusCode(201)
              .extract()
              .path("id");

      var second = receiver.next();
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.text()).isEqualTo(first.text());
      assertThat(again).isNotEqualTo(delivery);
      hook.asks()
          .post(hook.path() + "/deliveries/" + UUID.randomUUID() + "/replay")
          .then()
          .statusCode(404);
    }
  }

  /** Servers of an older version run beside this one during an upgrade. */
  @Test
  void aDeliveryThatAServerOfAnOlderVersionHasStoredIsSent() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CHANGED);
      var product = UUID.fromString(hook.product());
      Database.shared()
          .execute(
              """
              INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
                resource_id, position, body, status, created_at, next_attempt_at)
              VALUES (gen_random_uuid(), ?, gen_random_uuid(), ?, 'products', ?,
                1, '{"older": true}', 'PENDING', now(), now())""",
              UUID.fromString(hook.id()),
              Hook.PRODUCT_CHANGED,
              product);

      assertThat(receiver.next().text()).isEqualTo("{\"older\": true}");
      hook.awaitDelivery("products/" + product, "SUCCEEDED");
    }
  }

  @Test
  void eventsOfAResourceKeepTheirOrderAndOthersDoNotWaitForThem() throws Exception {
    var failedOnce = new AtomicInteger();
    try (var receiver =
        Receiver.start(
            (message, exchange) ->
                message.text().contains("product.created") && failedOnce.getAndIncrement() == 0
                    ? 503
                    : 200)) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED, Hook.PRODUCT_CHANGED);
      var product = hook.product();
      receiver.next();
      hook.rename(product);
      hook.rename(product);
      var other = hook.product();
      var sent = new ArrayList<Message>();
      while (sent.size() < 4) {
        sent.add(receiver.next());
      }
      assertThat(sent.get(0).text()).contains(other);
      assertThat(sent.subList(1, 4)).allMatch(message -> message.text().contains(product));
      assertThat(sent.get(1).text()).contains("product.created");
      assertThat(sent.subList(1, 4)).extracting(WebhookDeliveryIT::position).isSorted();
      assertThat(sent).extracting(Message::id).doesNotHaveDuplicates();
    }
  }

  private static long position(Message message) {
    return io.restassured.path.json.JsonPath.from(message.text()).getLong("position");
  }

  @Test
  void aSlowReceiverDoesNotHoldUpAnother() throws Exception {
    var end = new CountDownLatch(1);
    try (var slow =
            Receiver.start(
                (message, exchange) -> {
                  awaitEnd(end);
                  return 200;
                });
        var quick = Receiver.start()) {
      var slowHook = Hook.to(slow.url(), Hook.PRODUCT_CREATED);
      var quickHook = Hook.of(slowHook.account(), quick.url(), Hook.PRODUCT_CREATED);
      for (int i = 0; i < 20; i++) {
        quickHook.product();
      }
      for (int i = 0; i < 20; i++) {
        quick.next();
      }
      assertThat(slow.all()).hasSizeBetween(1, 4);
      end.countDown();
      slowHook.asks().header("If-Match", "*").delete(slowHook.path()).then().statusCode(204);
    }
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPausedWebhookGetsNothingButATestMessage() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      hook.asks()
          .post(hook.path() + "/pause")
          .then()
          .statusCode(200)
          .body("state", equalTo("PAUSED"));
      var watched = Hook.of(hook.account(), receiver.url() + "/other", Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      watched.awaitDelivery(subject, "SUCCEEDED");
      assertThat(hook.delivery(subject)).isEmpty();
      receiver.next();

      var test = hook.asks().post(hook.path() + "/test");

      test.then().statusCode(201).body("status", equalTo("PENDING"));
      var message = receiver.next();
      var event = io.restassured.path.json.JsonPath.from(message.text());
      assertThat(event.getString("type")).isEqualTo("io.bedloe.webhook.test.v1");
      assertThat(event.getString("subject")).isEqualTo("webhooks/" + hook.id());
      assertThat(event.getString("data.id")).isEqualTo(hook.id());
      assertThat(message.headers())
          .containsEntry("webhook-signature", Signatures.of(hook.secret(), message));
      assertThat(URI.create(test.header("Location")).getPath())
          .endsWith(hook.path() + "/deliveries/" + test.path("id"));
      hook.awaitDelivery("webhooks/" + hook.id(), "SUCCEEDED");
    }
  }
}
