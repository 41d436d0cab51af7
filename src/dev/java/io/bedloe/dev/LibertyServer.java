package io.bedloe.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An Open Liberty process that runs Bedloe: the server that the build has configured, copied to a
 * directory of its own, so that several can run and a build does not change the files of a running
 * one.
 */
public final class LibertyServer implements AutoCloseable {
  /** Liberty waits for requests for up to 30 s and needs ten to twelve seconds more to end. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(100);

  private final LibertyFiles files;
  private final Map<String, String> environment;
  private final Processes processes;
  private final int port;
  private @Nullable Process process;

  private LibertyServer(
      LibertyFiles files, Map<String, String> environment, Processes processes, int port) {
    this.files = files;
    this.environment = Map.copyOf(environment);
    this.processes = processes;
    this.port = port;
  }

  /**
   * Returns a server that is not started yet.
   *
   * @param installation the {@code wlp} directory with the configured server
   * @param directory the directory of this server's own files
   * @param environment its configuration; other {@code BEDLOE_} variables of the environment are
   *     not passed on
   */
  public static LibertyServer on(
      int port,
      Path installation,
      Path directory,
      Map<String, String> environment,
      DevServices services) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("BEDLOE_HTTP_HOST", "127.0.0.1");
    all.put("BEDLOE_HTTP_PORT", Integer.toString(port));
    LibertyFiles files =
        new LibertyFiles(installation.toAbsolutePath(), directory.toAbsolutePath());
    return new LibertyServer(files, all, services.processes(), port);
  }

  /**
   * Copies the configured server for another program to start, with another name and without the
   * application, and returns its user directory.
   */
  public static Path withoutApplication(
      String name, Path installation, Path directory, Map<String, String> environment) {
    LibertyFiles files =
        new LibertyFiles(installation.toAbsolutePath(), directory.toAbsolutePath());
    try {
      files.prepareBare(name, environment);
    } catch (IOException e) {
      throw new Refusal("Open Liberty could not be copied: " + e.getMessage(), e);
    }
    return files.userDirectory();
  }

  /** Starts the process and returns when the server is ready. */
  public LibertyServer start(Duration deadline) {
    launch();
    awaitReady(deadline);
    return this;
  }

  /**
   * Starts the process and returns immediately, for a test of the time before the server is ready.
   */
  public synchronized LibertyServer launch() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(this + " is running");
    }
    OnExit.close(this);
    try {
      files.prepare();
      ProcessBuilder builder =
          new ProcessBuilder(files.script().toString(), "run", LibertyFiles.SERVER)
              .redirectErrorStream(true)
              .redirectOutput(files.console().toFile());
      LibertyEnvironment.apply(builder.environment(), environment, files);
      process = builder.start();
      processes.note(process.pid());
    } catch (IOException e) {
      throw new Refusal("Open Liberty did not start: " + e.getMessage(), e);
    }
    return this;
  }

  /**
   * Waits for /health/ready; fails immediately when the process ends or the application does not
   * start.
   */
  public void awaitReady(Duration deadline) {
    awaitReady(deadline, POLL);
  }

  /**
   * Does the same for a measurement of the start.
   *
   * @param poll the time between two requests, which is the precision of the measurement
   */
  public void awaitReady(Duration deadline, Duration poll) {
    Process started = running();
    Readiness readiness = new Readiness(uri().resolve("/health/ready"));
    long end = System.nanoTime() + deadline.toNanos();
    try {
      while (!readiness.isUp()) {
        if (started.waitFor(poll.toMillis(), TimeUnit.MILLISECONDS)) {
          throw failed("Open Liberty ended while it started");
        }
        files
            .failure()
            .ifPresent(
                reason -> {
                  stop();
                  throw failed(reason);
                });
        if (System.nanoTime() > end) {
          String last = readiness.lastAnswer();
          stop();
          throw failed("Bedloe was not ready within " + deadline.toSeconds() + " s (" + last + ")");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while Open Liberty started.", e);
    }
  }

  private Refusal failed(String reason) {
    return new Refusal(reason + ". The end of " + files.messages() + ":\n" + files.faults());
  }

  /** Asks the server to stop and waits for its end: running requests are completed. */
  public synchronized void stop() {
    end(Process::destroy);
  }

  /** Sends SIGKILL to the JVM: no request is completed and no data is flushed. */
  public synchronized void kill() {
    end(Process::destroyForcibly);
  }

  private void end(Consumer<Process> how) {
    Process ending = process;
    if (ending == null) {
      return;
    }
    how.accept(ending);
    if (!Processes.awaitEnd(ending.toHandle(), STOP_PATIENCE)) {
      ending.destroyForcibly();
      Processes.awaitEnd(ending.toHandle(), STOP_PATIENCE);
    }
    processes.forget(ending.pid());
    process = null;
    OnExit.forget(this);
  }

  /** Returns the process id of the server's JVM, which replaces the script that starts it. */
  public long pid() {
    return running().pid();
  }

  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Waits until the process has ended by itself. */
  public void awaitEnd() throws InterruptedException {
    running().waitFor();
  }

  private synchronized Process running() {
    if (process == null) {
      throw new IllegalStateException(this + " is not running");
    }
    return process;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  /** Returns the server's messages.log so far. */
  public String log() {
    return Logs.read(files.messages());
  }

  public Path logFile() {
    return files.messages();
  }

  /** Returns the errors and warnings of the log, one line each, without stack traces. */
  public String faults() {
    return files.faults();
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String toString() {
    return "Open Liberty on port " + port;
  }
}
