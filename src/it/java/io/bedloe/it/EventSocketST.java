package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.messaging.LiveSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests sockets of a server whose settings differ, or that stops. */
@SystemTest
class EventSocketST {

  private static final int EVENTS = 20_000;
  private static final Duration SOON = Duration.ofSeconds(10);

  private static String ticket(BedloeServer server, String token) {
    return server
        .as()
        .withToken(token)
        .post("/realtime/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  private static String managerToken(BedloeServer server) {
    return new Tokens(server.uri()).of("manager@bedloe.example");
  }

  /** Opens a socket whose client reads nothing, with small buffers. */
  private static Socket withoutReading(BedloeServer server, String query) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(2_000);
    socket.connect(new InetSocketAddress(server.uri().getHost(), server.uri().getPort()), 10_000);
    var request =
        """
        GET /ws/events%s HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(query, server.uri().getAuthority())
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aClientThatDoesNotReadIsClosedAndOthersAreNotHeldUp() throws Exception {
    try (var server =
        BedloeServer.onOwnDatabase(
                Map.of(
                    "BEDLOE_REALTIME_SLOW_CONSUMER", "PT3S",
                    "BEDLOE_REALTIME_CONNECTIONS_PER_ACCOUNT", "1"))
            .start()) {
      var product = new Shop(server).product(1);
      server
          .database()
          .execute(
              """
              INSERT INTO outbox (id, type, resource, resource_id, at, data)
              SELECT gen_random_uuid(), 'io.bedloe.product.changed.v1', 'products', ?::uuid,
                now(), '{}'
              FROM generate_series(1, ?)""",
              product,
              EVENTS);
      var admin = server.as().adminToken();
      try (var slow = withoutReading(server, "?after=0&ticket=" + ticket(server, admin))) {
        await("its place is taken").atMost(SOON).until(() -> isFull(server, admin));
        try (var reader =
            LiveSocket.open(
                server.uri(), "?after=0&ticket=" + ticket(server, managerToken(server)))) {
          await("all events")
              .atMost(Duration.ofSeconds(60))
              .until(() -> reader.events().size() >= EVENTS);
        }
        assertThat(slow.isClosed()).isFalse();
        await("its place is free")
            .atMost(Duration.ofSeconds(30))
            .until(() -> !isFull(server, admin));
      }
    }
  }

  private static boolean isFull(BedloeServer server, String token) {
    try (var socket = LiveSocket.open(server.uri(), "?ticket=" + ticket(server, token))) {
      return socket.status() == 429;
    }
  }

  @Test
  void aServerThatStopsClosesItsSocketsWithTheReason() {
    try (var server = BedloeServer.onOwnDatabase().start();
        var socket =
            LiveSocket.open(server.uri(), "?ticket=" + ticket(server, server.as().adminToken()));
        var waiting = LiveSocket.open(server.uri(), "")) {
      await("the connection").atMost(SOON).until(socket::isConnected);
      server.stop();
      await("the ends").atMost(SOON).until(() -> socket.isClosed() && waiting.isClosed());
      assertThat(socket.closeCode()).isEqualTo(1001);
      assertThat(socket.closeReason()).isEqualTo("server-stopping");
      assertThat(waiting.closeCode()).isEqualTo(1001);
      assertThat(waiting.closeReason()).isEqualTo("server-stopping");
    }
  }
}
