package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.messaging.Receiver.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests attempts that fail, and what comes after them. */
@IntegrationTest
@Timeout(180)
class WebhookRetriesIT {

  private static final int LAST_ATTEMPT = 10;

  @Test
  void aFailedDeliveryIsTriedAgainAfterFiveSecondsWithTheSameIdAndBodyAndANewTime()
      throws Exception {
    var count = new AtomicInteger();
    try (var receiver =
        Receiver.start((message, exchange) -> count.incrementAndGet() == 1 ? 503 : 200)) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();

      var first = receiver.next();
      var second = receiver.next();

      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.text()).isEqualTo(first.text());
      long waited =
          Long.parseLong(second.header("webhook-timestamp"))
              - Long.parseLong(first.header("webhook-timestamp"));
      assertThat(waited).isGreaterThanOrEqualTo(4);
      assertThat(second.headers())
          .containsEntry("webhook-signature", Signatures.of(hook.secret(), second));
      assertThat(hook.awaitDelivery(subject, "SUCCEEDED")).containsEntry("attempts", 2);
    }
  }

  @Test
  void aReceiverThatAsksForALaterTimeGetsIt() throws Exception {
    try (var receiver =
        Receiver.start(
            (message, exchange) -> {
              exchange.getResponseHeaders().add("Retry-After", "600");
              return 429;
            })) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      receiver.next();
      await("the result").until(() -> hook.delivery(subject).containsKey("responseStatus"));

      var delivery = hook.delivery(subject);

      assertThat(delivery).containsEntry("status", "PENDING").containsEntry("responseStatus", 429);
      assertThat(
              Duration.between(
                  Instant.parse((String) delivery.get("attemptedAt")),
                  Instant.parse((String) delivery.get("nextAttemptAt"))))
          .isBetween(Duration.ofSeconds(600), Duration.ofSeconds(630));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 400, 401, 404})
  void aRedirectIsNotFollowedAndItAndErrorsOfTheRequestAreTriedAgain(int status) throws Exception {
    var count = new AtomicInteger();
    try (var other = Receiver.start();
        var receiver =
            Receiver.start(
                (message, exchange) -> {
                  exchange.getResponseHeaders().add("Location", other.url());
                  return count.incrementAndGet() == 1 ? status : 200;
                })) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      await("the first result").until(() -> hook.delivery(subject).containsKey("responseStatus"));
      assertThat(hook.delivery(subject))
          .containsEntry("responseStatus", status)
          .containsEntry("error", "The receiver returned status " + status + ".");

      hook.passTime();

      assertThat(hook.awaitDelivery(subject, "SUCCEEDED")).containsEntry("attempts", 2);
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
      assertThat(other.all()).isEmpty();
    }
  }

  @Test
  void anEventThatIsAlwaysRefusedFailsAloneWhileOthersSucceed() throws Exception {
    var poison = new AtomicReference<String>();
    try (var receiver =
        Receiver.start(
            (message, exchange) -> {
              var id = poison.updateAndGet(first -> first == null ? message.id() : first);
              return message.id().equals(id) ? 400 : 200;
            })) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED, Hook.PRODUCT_CHANGED);
      var product = hook.product();
      var subject = "products/" + product;
      await("the first result").until(() -> hook.delivery(subject).containsKey("responseStatus"));
      Database.shared()
          .execute(
              "UPDATE webhook_deliveries SET attempts = 9 WHERE webhook_id = ?",
              UUID.fromString(hook.id()));
      var other = "products/" + hook.product();
      hook.awaitDelivery(other, "SUCCEEDED");

      hook.passTime();

      assertThat(hook.awaitDelivery(subject, "FAILED")).containsEntry("attempts", LAST_ATTEMPT);
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
      hook.rename(product);
      hook.awaitDelivery(subject, "SUCCEEDED");
    }
  }

  @Test
  void aLateStatus410OfAnOldAddressDoesNotDisableTheWebhook() throws Exception {
    var changed = new CountDownLatch(1);
    try (var old =
            Receiver.start(
                (message, exchange) -> {
                  try {
                    return changed.await(10, TimeUnit.SECONDS) ? 410 : 500;
                  } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return 500;
                  }
                });
        var present = Receiver.start()) {
      var hook = Hook.to(old.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      await("the message is under way").until(() -> !old.all().isEmpty());
      Some.patch(hook.asks(), "*", "{\"url\":\"" + present.url() + "\"}")
          .patch(hook.path())
          .then()
          .statusCode(200);
      changed.countDown();
      await("the result of the old address")
          .until(() -> hook.delivery(subject).containsKey("responseStatus"));
      assertThat(hook.delivery(subject))
          .containsEntry("responseStatus", 410)
          .containsEntry("status", "PENDING");
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
      hook.passTime();
      hook.awaitDelivery(subject, "SUCCEEDED");
      assertThat(present.all()).hasSize(1);
    }
  }

  @Test
  void anErrorOfTheServerItselfIsAnAttemptToo() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      Database.shared()
          .execute(
              "UPDATE webhooks SET secrets_jwe = 'broken' WHERE id = ?",
              UUID.fromString(hook.id()));
      var subject = "products/" + hook.product();

      await("the first result").until(() -> hook.delivery(subject).containsKey("error"));

      assertThat(hook.delivery(subject))
          .containsEntry("attempts", 1)
          .containsEntry("error", "An internal error of the server ended the attempt.");
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
      hook.asks().header("If-Match", "*").delete(hook.path()).then().statusCode(204);
    }
  }

  @Test
  void status410DisablesTheWebhookUntilItsOwnerResumesIt() throws Exception {
    try (var receiver = Receiver.start((message, exchange) -> 410)) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var subject = "products/" + hook.product();
      hook.awaitDelivery(subject, "FAILED");

      assertThat(hook.view().getString("state")).isEqualTo("DISABLED");
      assertThat(hook.view().getString("stateReason")).isEqualTo("GONE");
      hook.asks()
          .post(hook.path() + "/resume")
          .then()
          .statusCode(200)
          .body("state", equalTo("ACTIVE"));
    }
  }

  @Test
  void aWebhookWhoseLastAttemptFailsIsPausedAndAReplaySendsWhatIsMissing() throws Exception {
    var up = new java.util.concurrent.atomic.AtomicBoolean();
    try (var receiver = Receiver.start((message, exchange) -> up.get() ? 200 : 500)) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      var failing = "products/" + hook.product();
      for (int attempt = 1; attempt < LAST_ATTEMPT; attempt++) {
        int made = attempt;
        await("attempt " + made)
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    hook.delivery(failing).getOrDefault("attempts", 0).equals(made)
                        && hook.delivery(failing).containsKey("nextAttemptAt"));
        hook.passTime();
      }
      assertThat(hook.awaitDelivery(failing, "FAILED")).containsEntry("attempts", LAST_ATTEMPT);
      assertThat(hook.view().getString("state")).isEqualTo("PAUSED");
      assertThat(hook.view().getString("stateReason")).isEqualTo("FAILING");
      var duringPause = "products/" + hook.product();
      long position =
          io.restassured.path.json.JsonPath.from(receiver.all().get(0).text()).getLong("position");
      assertThat(hook.view().getLong("pausedAfter")).isLessThan(position);
      assertThat(receiver.all()).hasSize(LAST_ATTEMPT);
      assertThat(receiver.all()).extracting(Message::id).containsOnly(receiver.all().get(0).id());

      up.set(true);
      Some.json(hook.asks(), Map.of("after", position - 1))
          .post(hook.path() + "/replay")
          .then()
          .statusCode(409);
      hook.asks().post(hook.path() + "/resume").then().statusCode(200);
      await("the event of the pause is published")
          .until(
              () ->
                  !hook.asks()
                      .queryParam("subject", duringPause)
                      .get("/events")
                      .jsonPath()
                      .getList("items")
                      .isEmpty());
      Some.json(hook.asks(), Map.of("after", position - 1))
          .post(hook.path() + "/replay")
          .then()
          .statusCode(202);

      hook.awaitDelivery(failing, "SUCCEEDED");
      hook.awaitDelivery(duringPause, "SUCCEEDED");
      assertThat(receiver.all().subList(LAST_ATTEMPT, receiver.all().size()))
          .extracting(Message::id)
          .contains(receiver.all().get(0).id());
    }
  }

  @Test
  void aReceiverThatWasDownGetsEachEventOnceItIsUpAgain() throws Exception {
    int port;
    try (var receiver = Receiver.start()) {
      port = receiver.port();
    }
    var hook = Hook.to("http://localhost:" + port + "/hook", Hook.PRODUCT_CREATED);
    var subjects = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      subjects.add("products/" + hook.product());
    }
    for (var subject : subjects) {
      await("the failure of " + subject).until(() -> hook.delivery(subject).containsKey("error"));
      assertThat(hook.delivery(subject))
          .containsEntry("error", "No connection to the host could be made.");
    }
    try (var receiver = Receiver.startOn(port)) {
      hook.passTime();
      subjects.forEach(subject -> hook.awaitDelivery(subject, "SUCCEEDED"));
      assertThat(receiver.all()).hasSize(5).extracting(Message::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void aTestMessageIsTriedOnce() throws Exception {
    try (var receiver = Receiver.start((message, exchange) -> 500)) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      hook.asks().post(hook.path() + "/test").then().statusCode(201);
      assertThat(hook.awaitDelivery("webhooks/" + hook.id(), "FAILED"))
          .containsEntry("attempts", 1);
      assertThat(hook.view().getString("state")).isEqualTo("ACTIVE");
    }
  }
}
