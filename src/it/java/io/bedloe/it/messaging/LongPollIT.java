package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests requests that wait for events. */
@IntegrationTest
class LongPollIT {

  private final SalesDesk desk = SalesDesk.shared();
  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    clients.shutdownNow();
  }

  private static String transition(String order) {
    Some.json(As.manager(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + order + "/transitions")
        .then()
        .statusCode(200);
    return "orders/" + order;
  }

  private static long after(String subject) {
    return As.manager()
        .queryParams("subject", subject, "waitSeconds", 20)
        .get("/events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("page.next");
  }

  @Test
  void aWaitingRequestIsAnsweredWhenAnEventIsPublished() throws Exception {
    var order = desk.placed(desk.stocked(10).times(1));
    long after = after("orders/" + order);
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () ->
                As.manager()
                    .header("X-Request-Id", "waits-" + order)
                    .queryParams("after", after, "subject", "orders/" + order, "waitSeconds", 20)
                    .get("/events"),
            clients);
    transition(order);
    var page = waiting.get(15, TimeUnit.SECONDS);
    page.then()
        .statusCode(200)
        .header("X-Request-Id", "waits-" + order)
        .header("X-Content-Type-Options", "nosniff")
        .header("Vary", equalTo("Accept-Encoding"))
        .body("items.type", equalTo(java.util.List.of("io.bedloe.order.confirmed.v1")));
  }

  @Test
  void withoutAnEventAnEmptyPageIsReturnedAtTheEnd() {
    var subject = "orders/" + UUID.randomUUID();
    var page =
        As.manager()
            .queryParams("subject", subject, "waitSeconds", 1)
            .get("/events")
            .then()
            .statusCode(200);
    assertThat(page.extract().jsonPath().getList("items")).isEmpty();
    assertThat(page.extract().time()).isBetween(900L, 10_000L);
  }

  @Test
  void parametersAreCheckedBeforeTheRequestWaits() {
    As.manager()
        .queryParams("waitSeconds", 26, "limit", 0)
        .get("/events")
        .then()
        .statusCode(400)
        .time(org.hamcrest.Matchers.lessThan(Duration.ofSeconds(5).toMillis()))
        .body("errors.pointer", org.hamcrest.Matchers.containsInAnyOrder("waitSeconds", "limit"))
        .body("errors.detail.join()", containsString("0 to 25"));
    As.nobody().queryParams("waitSeconds", 20).get("/events").then().statusCode(401);
  }

  @Test
  void aRequestWhoseSessionEndsWhileItWaitsIsRefusedWithinSeconds() throws Exception {
    var account = TestAccount.with("manager");
    var token = Sessions.token(account);
    var waiting =
        CompletableFuture.supplyAsync(
            () ->
                As.bearer(token)
                    .queryParams("subject", "orders/" + UUID.randomUUID(), "waitSeconds", 25)
                    .get("/events"),
            clients);
    await("the request waits")
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(() -> !waiting.isDone());
    As.bearer(token).post("/auth/logout").then().statusCode(204);
    waiting.get(5, TimeUnit.SECONDS).then().statusCode(401).contentType("application/problem+json");
  }
}
