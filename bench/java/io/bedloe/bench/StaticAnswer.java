package io.bedloe.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers every request with the same bytes: what the load generator and the machine
 * allow. It runs in a process of its own, so that its processor time can be read.
 */
final class StaticAnswer implements AutoCloseable {

  private static final int THREADS = 4;
  private static final byte[] BODY = "{\"name\":\"static\"}".getBytes(UTF_8);

  private final Process process;
  private final URI uri;

  private StaticAnswer(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static StaticAnswer start(int port) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                // Without it the answer waits for the acknowledgement of its headers.
                "-Dsun.net.httpserver.nodelay=true",
                "-Dsun.net.httpserver.maxIdleConnections=1000",
                "-cp",
                System.getProperty("java.class.path"),
                StaticAnswer.class.getName(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // The first byte says that it listens.
    if (process.getInputStream().read() < 0) {
      throw new IOException("the static server did not start");
    }
    return new StaticAnswer(process, URI.create("http://127.0.0.1:" + port));
  }

  /** The server itself: it ends when its launcher closes its input. */
  public static void main(String[] arguments) throws IOException {
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            1000);
    var threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.start();
    System.out.write('\n');
    System.out.flush();
    while (System.in.read() >= 0) {
      // Nothing is sent; the input ends with the launcher.
    }
    server.stop(0);
    threads.shutdown();
  }

  URI uri() {
    return uri;
  }

  ProcessTree processes() {
    return new ProcessTree(process.toHandle());
  }

  /** Lets time pass; it fails when the process ends meanwhile. */
  void awaitEnd(int millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the static server ended with " + process.exitValue());
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
