package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.FromAddress;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the tickets that open sockets. */
@IntegrationTest
class TicketsIT {

  private static final Duration SOON = Duration.ofSeconds(15);

  private static int statusOf(String ticket, String... headers) {
    try (var socket = LiveSocket.open(BedloeServer.shared().uri(), "?ticket=" + ticket, headers)) {
      return socket.status();
    }
  }

  private static int openTickets(TestAccount account) {
    return (int)
        Database.shared()
            .number("SELECT count(*) FROM realtime_tickets WHERE user_id = ?::uuid", account.id());
  }

  @Test
  void aTicketIsForCallersWhoMayReadEvents() {
    As.manager().post("/realtime/tickets").then().statusCode(201);
    TestAccount.with().asks().post("/realtime/tickets").then().statusCode(403);
    As.nobody().post("/realtime/tickets").then().statusCode(401);
  }

  @Test
  void aTicketOpensOneSocketAlsoWhenManyTryAtTheSameTime() throws Exception {
    var account = TestAccount.with("manager");
    var ticket = Sessions.ticket(Sessions.token(account));
    var statuses = AtOnce.all(8, i -> statusOf(ticket));
    assertThat(statuses).filteredOn(status -> status == 101).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 401).hasSize(7);
    assertThat(openTickets(account)).isZero();
  }

  @Test
  void anUnknownTicketIsRefused() {
    assertThat(statusOf("x".repeat(43))).isEqualTo(401);
    assertThat(statusOf("")).isEqualTo(401);
  }

  @Test
  void anExpiredTicketIsRefused() {
    var account = TestAccount.with("manager");
    var ticket = Sessions.ticket(Sessions.token(account));
    Database.shared()
        .execute(
            "UPDATE realtime_tickets SET expires_at = now() - interval '1 second'"
                + " WHERE user_id = ?::uuid",
            account.id());
    assertThat(statusOf(ticket)).isEqualTo(401);
  }

  @Test
  void theTicketOfASessionThatHasEndedIsRefused() {
    var token = Sessions.token(TestAccount.with("manager"));
    var ticket = Sessions.ticket(token);
    As.bearer(token).post("/auth/logout").then().statusCode(204);
    assertThat(statusOf(ticket)).isEqualTo(401);
  }

  @Test
  void theTicketOfAnAccessTokenThatHasExpiredIsRefused() {
    var account = TestAccount.with("manager");
    var ticket = Sessions.ticket(Sessions.token(account));
    Database.shared()
        .execute(
            "UPDATE realtime_tickets SET credential_expires_at = now() WHERE user_id = ?::uuid",
            account.id());
    assertThat(statusOf(ticket)).isEqualTo(401);
  }

  @Test
  void aTicketOfACallerWhoHasLostThePermissionIsRefused() {
    var account = TestAccount.with("manager");
    var ticket = Sessions.ticket(Sessions.token(account));
    Database.shared().execute("DELETE FROM user_roles WHERE user_id = ?::uuid", account.id());
    assertThat(statusOf(ticket)).isEqualTo(403);
  }

  @Test
  void aSocketHasTheRightsOfTheTicketAndNotOfAnotherCredentialInTheHandshake() {
    var linked = TestAccount.linkedToACustomer();
    var desk = SalesDesk.shared();
    var item = desk.stocked(10);
    try (var socket =
        LiveSocket.open(
            BedloeServer.shared().uri(),
            "?ticket=" + Sessions.ticket(Sessions.token(linked.account())),
            "Authorization",
            "Bearer " + Sessions.token(TestAccount.with("manager")))) {
      await("the connection").atMost(SOON).until(socket::isConnected);
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
  void theTicketOfAnApiKeyEndsWithTheKeyAndIsAcceptedFromItsAddressesOnly() {
    var account = TestAccount.with("manager");
    var good = key(account, List.of());
    var ticket = ticketOf(good);
    try (var socket = LiveSocket.open(BedloeServer.shared().uri(), "?ticket=" + ticket)) {
      await("the connection").atMost(SOON).until(socket::isConnected);
      var elsewhere =
          FromAddress.from(As.bearer(key(account, List.of("127.0.0.2"))), "127.0.0.2")
              .post("/realtime/tickets");
      assertThat(statusOf(elsewhere.then().statusCode(201).extract().path("ticket")))
          .isEqualTo(401);
      var later = ticketOf(good);
      Database.shared()
          .execute("UPDATE api_keys SET revoked_at = now() WHERE user_id = ?::uuid", account.id());
      await("its end").atMost(SOON).until(socket::isClosed);
      assertThat(socket.closeReason()).isEqualTo("credential-ended");
      assertThat(statusOf(later)).isEqualTo(401);
    }
  }

  private static String key(TestAccount account, List<String> addresses) {
    return Some.json(
            account.asks(),
            Map.of(
                "name",
                Some.word("key"),
                "scopes",
                List.of("events:read"),
                "allowedAddresses",
                addresses))
        .post("/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  private static String ticketOf(String key) {
    return As.bearer(key).post("/realtime/tickets").then().statusCode(201).extract().path("ticket");
  }

  @Test
  void anAccountHasAHundredUnusedTicketsAtMost() {
    var account = TestAccount.with("manager");
    var token = Sessions.token(account);
    Database.shared()
        .execute(
            """
            INSERT INTO realtime_tickets (hash, user_id, session_id, expires_at)
            SELECT gen_random_uuid()::text, ?::uuid, gen_random_uuid(),
              now() + interval '30 seconds'
            FROM generate_series(1, 99)""",
            account.id());
    As.bearer(token).post("/realtime/tickets").then().statusCode(201);
    As.bearer(token)
        .post("/realtime/tickets")
        .then()
        .statusCode(429)
        .header("Retry-After", "60")
        .body("type", equalTo("/problems/too-many-tickets"));
    Database.shared()
        .execute(
            "UPDATE realtime_tickets SET expires_at = now() WHERE user_id = ?::uuid", account.id());
    As.bearer(token).post("/realtime/tickets").then().statusCode(201);
  }

  @Test
  void theTextOfATicketIsNotStored() {
    var account = TestAccount.with("manager");
    var ticket = Sessions.ticket(Sessions.token(account));
    var stored =
        Database.shared()
            .list(
                row -> row.getString(1),
                "SELECT t::text FROM realtime_tickets t WHERE user_id = ?::uuid",
                account.id());
    assertThat(stored).hasSize(1).noneMatch(row -> row.contains(ticket));
  }
}
