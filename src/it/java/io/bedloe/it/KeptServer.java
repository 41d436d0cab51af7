package io.bedloe.it;

import io.bedloe.dev.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The process behind {@code make t} that keeps a server and its database between runs of single
 * integration tests. It ends when nobody has asked for it for a while, when its port file is gone
 * ({@code make clean}), and when it is told to. Mails and the external identity provider belong to
 * the process of the test, on ports that stay.
 */
public final class KeptServer {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final int LOOK_EVERY_MILLISECONDS = 2_000;

  private final BedloeServer server;
  private final Map<String, String> address;
  private String fingerprint = "";

  private KeptServer() {
    var settings = BedloeServer.sharedSettings();
    var mail = TestBed.services().mail();
    this.server = BedloeServer.on(BedloeServer.postgres().address(), settings);
    this.address = new LinkedHashMap<>();
    address.put("bedloe.kept.server", TestBed.services().directory().toString());
    address.put("bedloe.kept.http.port", Integer.toString(server.uri().getPort()));
    address.put(
        "bedloe.kept.mail.port", String.valueOf(mail.environment().get("BEDLOE_MAIL_PORT")));
    address.put(
        "bedloe.kept.issuer.port",
        Integer.toString(URI.create(BedloeServer.externalIssuer().issuer("any")).getPort()));
    mail.close();
    BedloeServer.externalIssuer().stop();
  }

  public static void main(String[] arguments) throws IOException {
    var portFile = Path.of(arguments[0]);
    try (var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      var kept = new KeptServer();
      Files.writeString(portFile, port);
      kept.serve(socket, portFile, port);
      Files.deleteIfExists(portFile);
    }
    System.exit(0);
  }

  private void serve(ServerSocket socket, Path portFile, String port) throws IOException {
    socket.setSoTimeout(LOOK_EVERY_MILLISECONDS);
    long lastAsked = System.nanoTime();
    while (System.nanoTime() - lastAsked < IDLE.toNanos() && isOurs(portFile, port)) {
      try (var client = socket.accept()) {
        lastAsked = System.nanoTime();
        var question = read(client);
        if (question.equals("stop")) {
          return;
        }
        var answer = question.isEmpty() ? address : ready(question);
        client.getOutputStream().write(lines(answer).getBytes(StandardCharsets.UTF_8));
      } catch (SocketTimeoutException nobodyAsked) {
        // The loop looks at the time and at the port file again
      }
    }
  }

  private static boolean isOurs(Path portFile, String port) throws IOException {
    return Files.exists(portFile) && Files.readString(portFile).equals(port);
  }

  private static String read(Socket client) throws IOException {
    @Nullable String line =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    return line == null ? "" : line.strip();
  }

  /** The address of a server with these classes; a server with others is replaced. */
  private Map<String, String> ready(String wanted) {
    try {
      if (!wanted.equals(fingerprint) || !server.isRunning()) {
        server.kill();
        server.start();
        fingerprint = wanted;
      }
      return address;
    } catch (Refusal e) {
      fingerprint = "";
      return Map.of("fault", String.valueOf(e.getMessage()).replace("\n", "\\n"));
    }
  }

  private static String lines(Map<String, String> answer) {
    return answer.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
