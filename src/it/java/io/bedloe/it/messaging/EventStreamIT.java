package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the stream of server-sent events. */
@IntegrationTest
class EventStreamIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final SalesDesk desk = SalesDesk.shared();

  private static LiveEvents open(String token, String query, String... headers) throws Exception {
    var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
    all.addAll(List.of(headers));
    return LiveEvents.open(BedloeServer.shared().uri(), query, all.toArray(String[]::new));
  }

  private static void confirm(String order) {
    Some.json(As.manager(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + order + "/transitions")
        .then()
        .statusCode(200);
  }

  @Test
  void eventsArriveWhileTheStreamIsOpen() throws Exception {
    try (var stream = open(Sessions.token(TestAccount.with("manager")), "")) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Content-Encoding")).isEmpty();
      assertThat(stream.header("X-Request-Id")).isNotEmpty();
      var order = desk.placed(desk.stocked(10).times(1));
      await("the event").atMost(SOON).until(() -> stream.subjects().contains("orders/" + order));
      var message =
          stream.messages().stream()
              .filter(each -> each.data().contains(order))
              .findFirst()
              .orElseThrow();
      assertThat(message.event()).isEqualTo("io.bedloe.order.placed.v1");
      assertThat(message.id()).isEqualTo(message.json().get("position").asText());
      assertThat(message.json().at("/specversion").asText()).isEqualTo("1.0");
    }
  }

  @Test
  void aClientGoesOnAfterTheLastEventThatItHasReceived() throws Exception {
    var token = Sessions.token(TestAccount.with("manager"));
    var order = desk.placed(desk.stocked(10).times(1));
    String last;
    try (var stream = open(token, "?after=0&subject=orders/" + order)) {
      await("the first event").atMost(SOON).until(() -> stream.subjects().size() == 1);
      last = stream.lastId();
    }
    confirm(order);
    try (var stream = open(token, "?after=0&subject=orders/" + order, "Last-Event-ID", last)) {
      await("the second event").atMost(SOON).until(() -> !stream.subjects().isEmpty());
      assertThat(stream.messages())
          .extracting(LiveEvents.Message::event)
          .containsExactly("io.bedloe.order.confirmed.v1");
    }
  }

  @Test
  void aStreamEndsSoonAfterTheSessionOfItsCaller() throws Exception {
    var token = Sessions.token(TestAccount.with("manager"));
    try (var stream = open(token, "")) {
      await("the stream").atMost(SOON).until(() -> !stream.comments().isEmpty());
      As.bearer(token).post("/auth/logout").then().statusCode(204);
      await("its end").atMost(Duration.ofSeconds(2)).until(stream::isEnded);
      assertThat(stream.messages())
          .last()
          .satisfies(
              message -> {
                assertThat(message.event()).isEqualTo("closed");
                assertThat(message.json().get("reason").asText()).isEqualTo("credential-ended");
              });
    }
  }

  @Test
  void aUserReceivesTheEventsOfTheLinkedCustomersOrdersOnly() throws Exception {
    var linked = TestAccount.linkedToACustomer();
    try (var stream = open(Sessions.token(linked.account()), "")) {
      var item = desk.stocked(10);
      var foreign = "orders/" + desk.placed(item.times(1));
      var own =
          "orders/"
              + Some.created(
                  Some.json(
                          linked.account().asks(),
                          Map.of(
                              "currency",
                              "GBP",
                              "lines",
                              List.of(Map.of("productId", item.id(), "quantity", 1))))
                      .post("/orders"));
      await("the own event").atMost(SOON).until(() -> stream.subjects().contains(own));
      assertThat(stream.subjects()).doesNotContain(foreign);
    }
  }

  @Test
  void aRoleThatIsTakenAwayEndsTheStream() throws Exception {
    var account = TestAccount.with("manager");
    try (var stream = open(Sessions.token(account), "")) {
      await("the stream").atMost(SOON).until(() -> !stream.comments().isEmpty());
      Database.shared().execute("DELETE FROM user_roles WHERE user_id = ?::uuid", account.id());
      await("its end").atMost(Duration.ofSeconds(2)).until(stream::isEnded);
      assertThat(stream.messages())
          .last()
          .satisfies(
              message -> assertThat(message.json().get("reason").asText()).isEqualTo("forbidden"));
    }
  }

  @Test
  void anAccountAtItsLimitIsRefusedUntilItsClientsAreGone() throws Exception {
    var token = Sessions.token(TestAccount.with("manager"));
    var streams = new ArrayList<LiveEvents>();
    try {
      for (int i = 0; i < 100; i++) {
        streams.add(open(token, ""));
      }
      assertThat(streams).extracting(LiveEvents::status).containsOnly(200);
      try (var further = open(token, "")) {
        assertThat(further.status()).isEqualTo(429);
        assertThat(further.header("Retry-After")).isEqualTo("30");
      }
      As.bearer(token).queryParam("waitSeconds", 5).get("/events?after=0").then().statusCode(200);
    } finally {
      for (var stream : streams) {
        stream.close();
      }
    }
    await("a free place, after a heartbeat has failed")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              try (var again = open(token, "")) {
                return again.status() == 200;
              }
            });
  }

  @Test
  void aRequestForTheHeadersAloneOpensNoStream() throws Exception {
    var token = Sessions.token(TestAccount.with("manager"));
    for (int i = 0; i < 101; i++) {
      As.bearer(token).head("/events/stream").then().statusCode(200);
    }
    try (var stream = open(token, "")) {
      assertThat(stream.status()).isEqualTo(200);
    }
  }

  @Test
  void aStreamThatCannotBeginIsRefusedWithAProblemDocument() throws Exception {
    var token = Sessions.token(TestAccount.with("manager"));
    try (var unknown = open(token, "?type=io.bedloe.order.lost.v1");
        var future = open(token, "?after=999999999999");
        var nobody = LiveEvents.open(BedloeServer.shared().uri(), "", "Accept", "*/*");
        var stranger = open(Sessions.token(TestAccount.with()), "")) {
      assertThat(unknown.status()).isEqualTo(400);
      assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(future.status()).isEqualTo(400);
      assertThat(nobody.status()).isEqualTo(401);
      assertThat(stranger.status()).isEqualTo(403);
    }
  }
}
