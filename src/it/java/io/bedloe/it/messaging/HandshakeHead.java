package io.bedloe.it.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The head of the response to the handshake of a socket, which client libraries do not show. */
final class HandshakeHead {

  private HandshakeHead() {}

  /** Opens a socket as a browser does, and returns the head of the response. */
  static String of(URI server) throws IOException {
    var request =
        """
        GET /ws/events HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: keep-alive, Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
        Accept-Encoding: gzip, deflate, br

        """
            .formatted(server.getAuthority())
            .replace("\n", "\r\n");
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var head = new StringBuilder();
      for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
        head.append(line).append('\n');
      }
      return head.toString();
    }
  }
}
