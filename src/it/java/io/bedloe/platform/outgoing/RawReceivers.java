package io.bedloe.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Receivers on this machine that send responses of any bytes. */
final class RawReceivers implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();
  private final List<ServerSocket> listening = new ArrayList<>();

  /** Writes a response. */
  @FunctionalInterface
  interface Response {
    void write(OutputStream stream) throws IOException;
  }

  /** Returns the port of a new receiver. */
  int start(Response response) throws IOException {
    return serve(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), response);
  }

  int start(String response) throws IOException {
    return start(stream -> stream.write(response.getBytes(StandardCharsets.US_ASCII)));
  }

  int serve(ServerSocket socket, Response response) {
    listening.add(socket);
    threads.execute(
        () -> {
          while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
              received.add(request(connection));
              response.write(connection.getOutputStream());
            } catch (IOException ended) {
              // The client has closed the connection, or the test has ended.
              assertThat(ended).isNotNull();
            }
          }
        });
    return socket.getLocalPort();
  }

  /** Reads the lines of the head, and the body as the last one. */
  static List<String> request(Socket connection) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    var lines = new ArrayList<String>();
    int length = 0;
    for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
      lines.add(line);
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    var body = new StringBuilder();
    while (body.length() < length) {
      body.append((char) reader.read());
    }
    lines.add(body.toString());
    return lines;
  }

  /** Waits for the next request: its lines, and its body as the last one. */
  List<String> next() throws InterruptedException {
    var request = received.poll(10, TimeUnit.SECONDS);
    return request == null ? List.of() : request;
  }

  boolean haveReceivedNothing() {
    return received.isEmpty();
  }

  ExecutorService threads() {
    return threads;
  }

  @Override
  public void close() throws IOException {
    for (var socket : listening) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
