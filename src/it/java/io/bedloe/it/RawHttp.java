package io.bedloe.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends requests byte by byte, because no client library sends such content. */
public final class RawHttp {

  private RawHttp() {}

  /** A response. The body is not decoded and contains its chunk headers. */
  public record Answer(String statusLine, List<String> headers, String body) {

    public int status() {
      return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    /** Returns the value of a header; empty when there is none. */
    public String header(String name) {
      var start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Sends a request to the shared server; {@code Host} and {@code Connection} are added. */
  public static Answer ask(String method, String target, String... headers) {
    return ask(method, target, null, List.of(headers));
  }

  public static Answer ask(
      String method, String target, byte @Nullable [] body, List<String> headers) {
    var server = BedloeServer.shared().uri();
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: ").append(server.getAuthority()).append("\r\n");
    }
    headers.stream()
        .filter(header -> !header.equals("Host:"))
        .forEach(header -> head.append(header).append("\r\n"));
    if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      bytes.writeBytes(body);
    }
    return exchange(server, bytes.toByteArray());
  }

  private static Answer exchange(URI server, byte[] request) {
    var answers = send(server, request, false);
    int end = answers.indexOf("\r\n\r\n");
    var lines = answers.substring(0, end).split("\r\n");
    return new Answer(
        lines[0], List.of(lines).subList(1, lines.length), answers.substring(end + 4));
  }

  /**
   * Sends exactly this text; returns everything that the server sends until it closes the
   * connection.
   */
  public static String send(String request) {
    return send(BedloeServer.shared().uri(), request.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  private static String send(URI server, byte[] request, boolean isEnd) {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request);
      if (isEnd) {
        socket.shutdownOutput();
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
