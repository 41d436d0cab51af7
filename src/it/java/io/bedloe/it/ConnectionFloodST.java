package io.bedloe.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that connections whose requests never end do not take the server's memory and threads. */
@SystemTest
class ConnectionFloodST {

  private static final int ALLOWED = 600;

  /** Each needs 8 KiB of direct memory: twice as much as the server has. */
  private static final int FLOOD = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PING = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String UNFINISHED = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-";

  private static Socket connect(URI server) throws IOException {
    var socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Returns the first bytes of the response to a request on the connection. */
  private static String ping(Socket socket) throws IOException {
    send(socket, PING);
    var read = new byte[4096];
    int length = socket.getInputStream().read(read);
    return new String(read, 0, Math.max(length, 0), US_ASCII);
  }

  @Test
  void connectionsBeyondTheMaximumAreClosedAndThoseOfOthersAreServed() throws Exception {
    var settings =
        Map.of(
            "BEDLOE_HTTP_CONNECTIONS",
            Integer.toString(ALLOWED),
            "BEDLOE_REALTIME_CONNECTIONS",
            "100",
            "JVM_ARGS",
            TestBed.SETTINGS.get("JVM_ARGS") + " -XX:MaxDirectMemorySize=8m");
    var flood = new ArrayList<Socket>();
    try (var server = BedloeServer.onOwnDatabase(settings).start();
        var client = connect(server.uri())) {
      assertThat(ping(client)).startsWith("HTTP/1.1 200");
      open(server.uri(), flood);
      assertThat(ping(client)).startsWith("HTTP/1.1 200");
      assertThat(isClosed(flood.get(FLOOD - 1))).isTrue();
      close(flood);
      await("the server has room for others").atMost(PATIENCE).until(() -> isServed(server.uri()));
    } finally {
      close(flood);
    }
  }

  private static void open(URI server, List<Socket> flood) throws IOException {
    for (int i = 0; i < FLOOD; i++) {
      var socket = connect(server);
      flood.add(socket);
      try {
        send(socket, UNFINISHED);
      } catch (SocketException e) {
        assertThat(e).as("the server has closed it already").hasMessageMatching(".*(reset|pipe).*");
      }
    }
  }

  /** Returns whether the server has closed the connection; an open one would wait for more. */
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  private static boolean isServed(URI server) throws IOException {
    try (var socket = connect(server)) {
      return ping(socket).startsWith("HTTP/1.1 200");
    } catch (SocketException e) {
      return false;
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
