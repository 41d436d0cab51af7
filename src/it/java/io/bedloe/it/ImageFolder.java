package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The root file system of the image in a folder, and the scripts that build and run it. */
final class ImageFolder {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private final Path folder;

  ImageFolder(Path folder) {
    this.folder = folder;
  }

  /** The end of a process. */
  record End(int code, String output) {}

  /** Runs a script of the project with the Java of this JVM to its end. */
  static End script(Map<String, String> environment, String... command) throws Exception {
    var output = Files.createTempFile("script", ".out");
    var process = start(environment, output, command);
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
      return new End(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private static Process start(Map<String, String> environment, Path output, String... command)
      throws IOException {
    var all = new ArrayList<>(List.of(command));
    all.set(0, PROJECT.resolve(command[0]).toString());
    var builder =
        new ProcessBuilder(all)
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BEDLOE_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Builds the root file system from a package of the server. */
  void build(Path server) throws Exception {
    var end = script(Map.of(), "docker/rootfs.sh", server.toString(), folder.toString());
    assertThat(end.code()).as(end.output()).isZero();
  }

  /** Adds an archive of a start, for which the server needs an empty database. */
  void recordStart(DatabaseAddress database) throws Exception {
    var environment = new HashMap<>(database.environment());
    environment.put("BEDLOE_HTTP_PORT", Integer.toString(Ports.free()));
    environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
    var end = script(environment, "docker/record-start.sh", folder.toString());
    assertThat(end.code()).as(end.output()).isZero();
  }

  /** Runs Java in the root file system to its end. */
  End java(Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("docker/run.sh", folder.toString()));
    command.addAll(List.of(arguments));
    return script(environment, command.toArray(String[]::new));
  }

  /** Starts the server as a container would. */
  Running start(Map<String, String> settings) throws IOException {
    int port = Ports.free();
    var environment = new HashMap<>(settings);
    environment.put("BEDLOE_HTTP_PORT", Integer.toString(port));
    environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
    var log = Files.createTempFile("image", ".log");
    return new Running(
        start(environment, log, "docker/run.sh", folder.toString()),
        log,
        URI.create("http://127.0.0.1:" + port));
  }

  /** A server that runs in the root file system. */
  record Running(Process process, Path logFile, URI uri) implements AutoCloseable {

    String log() throws IOException {
      return Files.readString(logFile);
    }

    /** Returns whether the server is ready; fails when it has ended. */
    boolean isReady() throws IOException {
      assertThat(process.isAlive()).as(log()).isTrue();
      return answersThatItIsReady();
    }

    /** Returns whether a server listens that is ready. */
    boolean answersThatItIsReady() throws IOException {
      var connection = (HttpURLConnection) uri.resolve("/health/ready").toURL().openConnection();
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      Files.delete(logFile);
    }
  }
}
