package io.bedloe.dev.onetest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the process that keeps a server and a database between runs, and starts it if need be. */
final class KeptServerClient {
  private static final String KEEPER = "io.bedloe.it.KeptServer";
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final String FAULT = "fault";
  private static final int START_SECONDS = 30;

  private final Path folder;
  private final String classPath;

  /**
   * A client.
   *
   * @param folder where the process writes the port at which it listens
   * @param classPath of the process
   */
  KeptServerClient(Path folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  boolean isThere() {
    return ask("").isPresent();
  }

  /** Waits until a server with these classes runs; returns how a test finds it. */
  Map<String, String> ready(String fingerprint) {
    Map<String, String> answer =
        ask(fingerprint)
            .filter(given -> !given.isEmpty())
            .orElseGet(() -> fromANewOne(fingerprint));
    if (answer.getOrDefault(FAULT, "").contains("migration")) {
      // The database that was kept does not fit the change sets any more
      ask("stop");
      answer = fromANewOne(fingerprint);
    }
    if (answer.containsKey(FAULT)) {
      throw new Failure("The server did not start.\n" + answer.get(FAULT).replace("\\n", "\n"));
    }
    return answer;
  }

  private Map<String, String> fromANewOne(String fingerprint) {
    try {
      Files.deleteIfExists(port());
      Process started = start();
      for (int i = 0; i < START_SECONDS * 10 && started.isAlive() && !Files.exists(port()); i++) {
        started.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
      }
      return ask(fingerprint)
          .filter(given -> !given.isEmpty())
          .orElseThrow(() -> new Failure("The server did not start, see " + log()));
    } catch (IOException e) {
      throw new Failure("The server's process did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while the server started.", e);
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString()); // a Ctrl-C in the terminal ends the test, not the server
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-Dbasedir=" + Path.of("").toAbsolutePath(),
            "-Dbedloe.liberty.home=" + folder.resolve("wlp"),
            "-cp",
            classPath,
            KEEPER,
            port().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .start();
  }

  /** The answer; nothing when nobody listens. */
  private Optional<Map<String, String>> ask(String question) {
    try (var socket =
        new Socket(
            InetAddress.getLoopbackAddress(), Integer.parseInt(Files.readString(port()).strip()))) {
      socket.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
      Map<String, String> answer = new LinkedHashMap<>();
      new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> answer.put(parts[0], parts[1]));
      return Optional.of(answer);
    } catch (IOException | NumberFormatException nobody) {
      return Optional.empty();
    }
  }

  private Path port() {
    return folder.resolve("server.port");
  }

  private Path log() {
    return folder.resolve("server.log");
  }
}
