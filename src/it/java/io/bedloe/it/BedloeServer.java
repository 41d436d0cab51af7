package io.bedloe.it;

import static org.awaitility.Awaitility.await;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.DevServices;
import io.bedloe.dev.ExternalIssuer;
import io.bedloe.dev.LibertyServer;
import io.bedloe.dev.Ports;
import io.bedloe.dev.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A Bedloe server for tests. {@link #shared} is the one that integration tests ask; a system test
 * starts its own and may stop or kill it:
 *
 * <pre>{@code
 * try (BedloeServer server = BedloeServer.onOwnDatabase().start()) {
 *   server.kill();
 *   server.start();
 * }
 * }</pre>
 */
public final class BedloeServer implements AutoCloseable {
  /** The limit is ten times the duration of a start on two idle cores. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(150);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final AtomicReference<@Nullable URI> SHARED_URI = new AtomicReference<>();

  private final LibertyServer liberty;
  private final Path directory;
  private final Database database;
  private final Tokens tokens;

  /** Whether another server may have its directory when this one is closed. */
  private final boolean reusable;

  /** Whether it was ready and was not killed, so that its files are good for another one. */
  private boolean intact;

  private BedloeServer(Path installation, DatabaseAddress database, Map<String, String> settings) {
    String name = "server-" + COUNT.incrementAndGet();
    Map<String, String> environment = new HashMap<>(TestBed.SETTINGS);
    environment.putAll(database.environment());
    environment.putAll(TestBed.services().mail().environment());
    environment.putAll(settings);
    this.database = new Database(database);
    this.directory = ServerDirectories.take(installation, name);
    this.reusable = installation.equals(TestBed.liberty());
    this.liberty = TestBed.server(installation, directory, Ports.free(), environment);
    this.tokens = new Tokens(liberty.uri());
  }

  /** A server that another process runs: this one asks it, and never stops it. */
  private BedloeServer(Path directory, int port) {
    this.database = new Database(DevServices.ofRunning(directory));
    this.liberty =
        TestBed.server(TestBed.liberty(), directory.resolve("server-1"), port, TestBed.SETTINGS);
    this.directory = directory;
    this.reusable = false;
    this.tokens = new Tokens(liberty.uri());
  }

  /** Returns the server that all integration tests share; the first call starts it. */
  public static BedloeServer shared() {
    return Shared.SERVER;
  }

  /** What distinguishes the shared server from others. */
  static Map<String, String> sharedSettings() {
    var settings = ExternalProviders.settings();
    settings.put("BEDLOE_HTTP_TRUSTED_PROXIES", FromAddress.PROXY);
    settings.put("BEDLOE_OUTGOING_ALLOW_LOOPBACK", "true");
    settings.put("BEDLOE_METRICS_TOKEN", MetricsIT.TOKEN);
    return settings;
  }

  /** Returns whether the shared server listens at an address; it does not start it. */
  static boolean isShared(URI uri) {
    return uri.equals(SHARED_URI.get());
  }

  /** Returns a server on an empty database of its own, which is not started yet. */
  public static BedloeServer onOwnDatabase() {
    return onOwnDatabase(Map.of());
  }

  /** Returns the same, with further configuration by environment variables. */
  public static BedloeServer onOwnDatabase(Map<String, String> settings) {
    String name = "own_" + (COUNT.get() + 1);
    return on(TestBed.services().postgres().createDatabase(name), settings);
  }

  /** Returns the same with another Liberty installation than that of the build. */
  static BedloeServer onOwnDatabase(Path installation, Map<String, String> settings) {
    var name = "own_" + (COUNT.get() + 1);
    return new BedloeServer(
        installation, TestBed.services().postgres().createDatabase(name), settings);
  }

  /** Returns another server on the database of an existing one, which is not started yet. */
  public static BedloeServer besides(BedloeServer other) {
    return on(other.database.address(), Map.of());
  }

  /** Returns a server of the package on any database, which is not started yet. */
  static BedloeServer packagedOn(DatabaseAddress database, Map<String, String> settings) {
    return new BedloeServer(ServerPackage.unpacked(), database, settings);
  }

  /** Returns a server on any database, which is not started yet. */
  public static BedloeServer on(DatabaseAddress database, Map<String, String> settings) {
    return new BedloeServer(TestBed.liberty(), database, settings);
  }

  /**
   * Returns the PostgreSQL of all servers of this JVM, for a test that stops, starts or kills it.
   */
  public static Postgres postgres() {
    return TestBed.services().postgres();
  }

  /** Returns the identity provider that servers under test can use. */
  public static ExternalIssuer externalIssuer() {
    return TestBed.services().externalIssuer();
  }

  /**
   * Starts the server, also again after {@link #stop} or {@link #kill}, and waits until it is
   * ready.
   */
  public BedloeServer start() {
    liberty.start(START_PATIENCE);
    intact = true;
    return this;
  }

  /** Starts the server without waiting; {@link #awaitReady} waits. */
  public BedloeServer launch() {
    liberty.launch();
    return this;
  }

  public void awaitReady() {
    liberty.awaitReady(START_PATIENCE);
    intact = true;
  }

  /** Asks the server to stop, as a deployment does, and waits for its end. */
  public void stop() {
    liberty.stop();
  }

  /** Kills the server with SIGKILL. */
  public void kill() {
    intact = false;
    liberty.kill();
  }

  /**
   * Adds elements to the configuration of Open Liberty until the next start, and waits until the
   * running server has taken them.
   */
  void reconfigure(String elements) throws IOException {
    int before = log().length();
    var overrides =
        Files.createDirectories(directory.resolve("usr/servers/bedloe/configDropins/overrides"));
    Files.writeString(overrides.resolve("test.xml"), "<server>" + elements + "</server>");
    await("the server has taken the configuration")
        .atMost(START_PATIENCE)
        .until(() -> log().substring(before).contains("CWWKG0017I"));
  }

  public boolean isRunning() {
    return liberty.isRunning();
  }

  public long pid() {
    return liberty.pid();
  }

  /** Returns the public address of the shared server. */
  public static String publicUrl() {
    return "http://localhost:" + shared().uri().getPort();
  }

  public URI uri() {
    return liberty.uri();
  }

  public String log() {
    return liberty.log();
  }

  public Database database() {
    return database;
  }

  /** Returns requests to this server, authenticated as one of the demo accounts. */
  public As as() {
    return new As(uri(), tokens);
  }

  @Override
  public void close() {
    boolean wasReady = intact;
    intact = false;
    liberty.close();
    if (wasReady && reusable) {
      ServerDirectories.giveBack(directory);
    }
  }

  @Override
  public String toString() {
    return liberty.toString();
  }

  private static final class Shared {
    static final BedloeServer SERVER = start();

    private static BedloeServer start() {
      var kept = System.getProperty("bedloe.kept.server");
      var server = kept == null ? ownServer() : keptServer(Path.of(kept));
      SHARED_URI.set(server.uri());
      return server;
    }

    private static BedloeServer ownServer() {
      return on(TestBed.services().postgres().address(), sharedSettings()).start();
    }

    /** Of {@link KeptServer}; mails and the identity provider are ours, where it looks for them. */
    private static BedloeServer keptServer(Path directory) {
      TestBed.services().mail();
      TestBed.services().externalIssuer();
      return new BedloeServer(directory, Integer.getInteger("bedloe.kept.http.port"));
    }
  }
}
