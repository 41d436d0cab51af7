package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.RawHttp;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the socket that receives events. */
@IntegrationTest
class EventSocketIT {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String PLACED = "io.bedloe.order.placed.v1";
  private static final String CONFIRMED = "io.bedloe.order.confirmed.v1";

  private final SalesDesk desk = SalesDesk.shared();

  private static LiveSocket socket(String query, String... headers) {
    return LiveSocket.open(BedloeServer.shared().uri(), query, headers);
  }

  private static LiveSocket byTicket(String token, String query) {
    return socket("?ticket=" + Sessions.ticket(token) + query);
  }

  private static String managerToken() {
    return Sessions.token(TestAccount.with("manager"));
  }

  private static String authentication(String token) {
    return "{\"type\":\"authenticate\",\"token\":\"" + token + "\"}";
  }

  private static void confirm(String order) {
    Some.json(As.manager(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + order + "/transitions")
        .then()
        .statusCode(200);
  }

  private static void awaitConnected(LiveSocket socket) {
    await("the connection").atMost(SOON).until(socket::isConnected);
  }

  private static void awaitClosed(LiveSocket socket, int code, String reason) {
    await("the end of the socket").atMost(SOON).until(socket::isClosed);
    assertThat(socket.closeCode()).isEqualTo(code);
    assertThat(socket.closeReason()).isEqualTo(reason);
  }

  @Test
  void eventsArriveOnceAndInOrderOnASocketOpenedWithATicket() {
    try (var socket = byTicket(managerToken(), "&type=" + PLACED)) {
      awaitConnected(socket);
      var item = desk.stocked(100);
      var orders = new ArrayList<String>();
      for (int i = 0; i < 20; i++) {
        orders.add("orders/" + desk.placed(item.times(1)));
      }
      await("the events").atMost(SOON).until(() -> socket.subjects().containsAll(orders));
      assertThat(socket.subjects().stream().filter(orders::contains)).isEqualTo(orders);
      assertThat(socket.events())
          .extracting(event -> event.path("position").asLong())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(socket.events())
          .allMatch(event -> event.path("specversion").asText().equals("1.0"))
          .allMatch(event -> event.path("type").asText().equals(PLACED));
    }
  }

  @Test
  void anAccessTokenAsTheFirstMessageAuthenticatesTheSocket() {
    try (var socket = socket("").say(authentication(managerToken()))) {
      awaitConnected(socket);
      var order = "orders/" + desk.placed(desk.stocked(10).times(1));
      await("the event").atMost(SOON).until(() -> socket.subjects().contains(order));
    }
  }

  @Test
  void aClientGoesOnAfterTheLastEventThatItHasReceived() {
    var token = managerToken();
    var order = desk.placed(desk.stocked(10).times(1));
    var subject = "&subject=orders/" + order;
    long last;
    try (var socket = byTicket(token, "&after=0" + subject)) {
      await("the first event").atMost(SOON).until(() -> socket.events().size() == 1);
      last = socket.events().get(0).path("position").asLong();
    }
    confirm(order);
    try (var socket = byTicket(token, "&after=" + last + subject)) {
      await("the second event").atMost(SOON).until(() -> !socket.events().isEmpty());
      assertThat(socket.of("connected").get(0).path("position").asLong()).isEqualTo(last);
      assertThat(socket.events())
          .extracting(event -> event.path("type").asText())
          .containsExactly(CONFIRMED);
    }
  }

  @Test
  void aSubscriptionReplacesTheWantedEventsAndUnsubscribingEndsThem() {
    try (var socket = byTicket(managerToken(), "")) {
      awaitConnected(socket);
      var item = desk.stocked(10);
      var order = desk.placed(item.times(1));
      var other = desk.placed(item.times(1));
      await("both events").atMost(SOON).until(() -> socket.subjects().contains("orders/" + other));
      socket.say(
          "{\"type\":\"subscribe\",\"types\":[\"%s\"],\"subject\":\"orders/%s\"}"
              .formatted(CONFIRMED, order));
      await("the reply").atMost(SOON).until(() -> !socket.of("subscribed").isEmpty());
      assertThat(socket.of("subscribed").get(0).path("types").get(0).asText()).isEqualTo(CONFIRMED);
      confirm(other);
      confirm(order);
      await("the wanted event").atMost(SOON).until(() -> !socket.of(CONFIRMED).isEmpty());
      assertThat(socket.of(CONFIRMED))
          .extracting(event -> event.path("subject").asText())
          .containsExactly("orders/" + order);
      socket.say("{\"type\":\"unsubscribe\"}");
      await("the reply").atMost(SOON).until(() -> !socket.of("unsubscribed").isEmpty());
      var unwanted = "orders/" + placedAndSeenByAnother(item);
      placedAndSeenByAnother(item);
      socket.say("{\"type\":\"subscribe\",\"types\":[\"" + PLACED + "\"]}");
      await("the reply").atMost(SOON).until(() -> socket.of("subscribed").size() == 2);
      var last = "orders/" + desk.placed(item.times(1));
      await("the last event").atMost(SOON).until(() -> socket.subjects().contains(last));
      assertThat(socket.subjects()).doesNotContain(unwanted);
    }
  }

  /** Places an order; returns when all sockets that want it have got its event, or soon will. */
  private String placedAndSeenByAnother(SalesDesk.Item item) {
    try (var witness = byTicket(managerToken(), "")) {
      awaitConnected(witness);
      var order = desk.placed(item.times(1));
      await("the event").atMost(SOON).until(() -> witness.subjects().contains("orders/" + order));
      return order;
    }
  }

  @Test
  void aUserReceivesTheEventsOfTheLinkedCustomersOrdersOnly() {
    var linked = TestAccount.linkedToACustomer();
    try (var socket = byTicket(Sessions.token(linked.account()), "")) {
      awaitConnected(socket);
      var item = desk.stocked(10);
      var foreign = "orders/" + desk.placed(item.times(1));
      var lines = List.of(Map.of("productId", item.id(), "quantity", 1));
      var own =
          "orders/"
              + Some.created(
                  Some.json(linked.account().asks(), Map.of("currency", "GBP", "lines", lines))
                      .post("/orders"));
      await("the own event").atMost(SOON).until(() -> socket.subjects().contains(own));
      assertThat(socket.subjects()).doesNotContain(foreign);
    }
  }

  @Test
  void aSocketEndsSoonAfterTheSessionOfItsCaller() {
    var token = managerToken();
    try (var socket = byTicket(token, "")) {
      awaitConnected(socket);
      As.bearer(token).post("/auth/logout").then().statusCode(204);
      await("its end").atMost(Duration.ofSeconds(3)).until(socket::isClosed);
      awaitClosed(socket, 1008, "credential-ended");
    }
  }

  @Test
  void aRoleThatIsTakenAwayEndsTheSocket() {
    var account = TestAccount.with("manager");
    try (var socket = byTicket(Sessions.token(account), "")) {
      awaitConnected(socket);
      Database.shared().execute("DELETE FROM user_roles WHERE user_id = ?::uuid", account.id());
      awaitClosed(socket, 1008, "forbidden");
    }
  }

  @Test
  void aPageOfAForeignOriginIsRefusedAndOneOfOurOwnIsNot() {
    var token = managerToken();
    var own = BedloeServer.publicUrl();
    try (var foreign =
            socket("?ticket=" + Sessions.ticket(token), "Origin", "https://evil.example");
        var sandboxed = socket("?ticket=" + Sessions.ticket(token), "Origin", "null");
        var ours = socket("?ticket=" + Sessions.ticket(token), "Origin", own)) {
      assertThat(foreign.status()).isEqualTo(403);
      assertThat(sandboxed.status()).isEqualTo(403);
      assertThat(ours.status()).isEqualTo(101);
      awaitConnected(ours);
    }
  }

  @Test
  void messagesThatAreNotValidGetAProblemDocumentAndTheSocketStaysOpen() {
    try (var socket = byTicket(managerToken(), "")) {
      awaitConnected(socket);
      var faulty =
          List.of(
              "",
              "garbage",
              "[]",
              "null",
              "{\"type\":7}",
              "{\"type\":\"subscribe\",\"types\":\"all\"}",
              "{\"type\":\"subscribe\",\"types\":[\"io.bedloe.order.lost.v1\"]}",
              "{\"type\":\"subscribe\",\"subject\":\"orders/1\"}",
              "{\"type\":\"subscribe\",\"subject\":null}",
              "{\"type\":\"subscribe\",\"after\":1}",
              "{\"type\":\"subscribe\"} {\"type\":\"unsubscribe\"}",
              authentication("x"));
      faulty.forEach(socket::say);
      await("a problem for each").atMost(SOON).until(() -> socket.problems().size() == 12);
      assertThat(socket.problems())
          .allSatisfy(
              problem -> {
                assertThat(problem.path("type").asText())
                    .isEqualTo("/problems/invalid-socket-message");
                assertThat(problem.path("status").asInt()).isEqualTo(400);
                assertThat(problem.path("instance").asText()).isEqualTo("/ws/events");
                assertThat(problem.path("requestId").asText()).isNotEmpty();
              });
      assertThat(socket.problems().get(6).at("/errors/0/code").asText()).isEqualTo("unknown-type");
      assertThat(socket.isClosed()).isFalse();
    }
  }

  @Test
  void aSocketWithoutACallerIsClosedAtItsFirstWrongMessage() {
    try (var garbage = socket("").say("garbage");
        var early = socket("").say("{\"type\":\"subscribe\"}");
        var wrong = socket("").say(authentication("wrong"));
        var stranger = socket("").say(authentication(Sessions.token(TestAccount.with())))) {
      awaitClosed(garbage, 1008, "invalid-socket-message");
      awaitClosed(early, 1008, "unauthenticated");
      awaitClosed(wrong, 1008, "unauthenticated");
      awaitClosed(stranger, 1008, "forbidden");
      assertThat(List.of(garbage, early, wrong, stranger))
          .extracting(socket -> socket.problems().size())
          .containsOnly(1);
    }
  }

  @Test
  void aSocketWithoutATokenIsClosedAfterFiveSeconds() {
    try (var socket = socket("")) {
      assertThat(socket.status()).isEqualTo(101);
      await("its end").atMost(Duration.ofSeconds(20)).until(socket::isClosed);
      awaitClosed(socket, 1008, "unauthenticated");
    }
  }

  @Test
  void aMessageThatIsTooLongIsRefused() {
    try (var before = socket("").say("x".repeat(17 * 1024));
        var after = byTicket(managerToken(), "")) {
      awaitConnected(after);
      after.say("x".repeat(17 * 1024));
      await("their ends").atMost(SOON).until(() -> before.isClosed() && after.isClosed());
      assertThat(before.closeCode()).isEqualTo(1009);
      assertThat(after.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void aHandshakeCreatesNoHttpSession() throws Exception {
    assertThat(HandshakeHead.of(BedloeServer.shared().uri()))
        .startsWith("HTTP/1.1 101")
        .contains("X-Content-Type-Options: nosniff")
        .doesNotContain("Set-Cookie");
  }

  @Test
  void aBinaryMessageIsRefused() {
    try (var socket = byTicket(managerToken(), "")) {
      awaitConnected(socket);
      socket.sayBinary();
      awaitClosed(socket, 1003, "invalid-socket-message");
    }
  }

  @Test
  void aClientThatSendsTooManyMessagesIsClosed() {
    try (var socket = byTicket(managerToken(), "")) {
      awaitConnected(socket);
      for (int i = 0; i < 101; i++) {
        socket.say("{\"type\":\"unsubscribe\"}");
      }
      awaitClosed(socket, 1008, "too-many-messages");
    }
  }

  @Test
  void socketsCountAsConnectionsOfTheirAccountUntilTheyAreClosed() {
    var token = managerToken();
    var sockets = new ArrayList<LiveSocket>();
    try {
      for (int i = 0; i < 100; i++) {
        sockets.add(byTicket(token, ""));
      }
      assertThat(sockets).extracting(LiveSocket::status).containsOnly(101);
      try (var further = byTicket(token, "");
          var byMessage = socket("").say(authentication(token))) {
        assertThat(further.status()).isEqualTo(429);
        awaitClosed(byMessage, 1008, "too-many-connections");
      }
    } finally {
      sockets.forEach(LiveSocket::close);
    }
    await("a free place")
        .atMost(SOON)
        .until(
            () -> {
              try (var again = byTicket(token, "")) {
                return again.status() == 101;
              }
            });
  }

  @Test
  void aHandshakeThatIsNotValidIsRefusedWithAProblemDocument() {
    var upgrade =
        new String[] {
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
    var plain = RawHttp.ask("GET", "/ws/events");
    assertThat(plain.status()).isEqualTo(400);
    assertThat(plain.header("Content-Type")).startsWith("application/problem+json");
    assertThat(plain.body()).contains("/problems/websocket-required");
    var unknown = RawHttp.ask("GET", "/ws/events?colour=red", upgrade);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body()).contains("unknown-parameter");
    var future =
        RawHttp.ask(
            "GET",
            "/ws/events?after=99999999999&ticket=" + Sessions.ticket(managerToken()),
            upgrade);
    assertThat(future.status()).isEqualTo(400);
    assertThat(future.body()).contains("/problems/unknown-position");
    assertThat(RawHttp.ask("POST", "/ws/events", upgrade).status()).isEqualTo(405);
  }

  @Test
  void aBrowserThatAcceptsGzipOpensASocket() {
    try (var socket =
        socket("?ticket=" + Sessions.ticket(managerToken()), "Accept-Encoding", "gzip, deflate")) {
      awaitConnected(socket);
    }
  }

  @Test
  void theFirstHeartbeatTellsThePosition() {
    try (var socket = byTicket(managerToken(), "&subject=orders/" + new java.util.UUID(0, 1))) {
      await("a heartbeat").atMost(SOON).until(() -> !socket.of("heartbeat").isEmpty());
      JsonNode heartbeat = socket.of("heartbeat").get(0);
      assertThat(heartbeat.path("position").asLong())
          .isGreaterThanOrEqualTo(socket.of("connected").get(0).path("position").asLong());
    }
  }
}
