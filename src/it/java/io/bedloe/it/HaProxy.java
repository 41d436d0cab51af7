package io.bedloe.it;

import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HAProxy with the configuration of {@code docker/proxy}, before two servers. */
final class HaProxy implements AutoCloseable {

  private static final Path CONFIGURATION =
      TestBed.build().resolveSibling(Path.of("docker", "proxy", "haproxy.cfg"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path output;
  private final URI uri;

  private HaProxy(Process process, Path output, URI uri) {
    this.process = process;
    this.output = output;
    this.uri = uri;
  }

  static HaProxy before(BedloeServer first, BedloeServer second) throws IOException {
    var uri = URI.create("http://127.0.0.1:" + Ports.free());
    var output = TestBed.services().directory().resolve("haproxy-" + uri.getPort() + ".log");
    var builder =
        new ProcessBuilder(program().toString(), "-db", "-f", CONFIGURATION.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("BEDLOE_PROXY_BIND", uri.getAuthority());
    builder.environment().put("BEDLOE_PROXY_SERVER_1", first.uri().getAuthority());
    builder.environment().put("BEDLOE_PROXY_SERVER_2", second.uri().getAuthority());
    var proxy = new HaProxy(builder.start(), output, uri);
    TestBed.services().endWithThisProcess(proxy.process.toHandle());
    proxy.awaitServing();
    return proxy;
  }

  /** Debian installs the program where only the PATH of administrators leads. */
  private static Path program() {
    var folders = System.getenv("PATH").split(File.pathSeparator);
    return Stream.concat(Arrays.stream(folders), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "haproxy"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No haproxy is on the PATH; `make test-tools` installs it on Debian."));
  }

  private void awaitServing() {
    var shop = Shop.behind(uri);
    await("HAProxy passes requests on")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> !process.isAlive() || shop.isReady());
    if (!process.isAlive()) {
      throw new IllegalStateException("HAProxy ended while it started:\n" + output());
    }
  }

  URI uri() {
    return uri;
  }

  /**
   * Waits until HAProxy has seen that a server is ready after it was not.
   *
   * @param since the length of the output when the server was stopped
   */
  void awaitUpAgain(String server, int since) {
    await("HAProxy sends requests to the server " + server + " again")
        .atMost(PATIENCE)
        .until(() -> output().indexOf("Server servers/" + server + " is UP", since) >= 0);
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many orders each server has been asked to place, from the log. */
  Map<String, Long> servedOrders() {
    return output()
        .lines()
        .filter(line -> line.contains("POST /api/v1/orders"))
        .map(line -> line.replaceAll(".* servers/(\\S+) .*", "$1"))
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
