package io.bedloe.it;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.DevServices;
import io.bedloe.dev.ExternalIssuer;
import io.bedloe.dev.LibertyServer;
import io.bedloe.dev.Ports;
import io.bedloe.dev.Postgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
  /** Ten times what a start takes on two idle cores. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(150);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static volatile @Nullable URI sharedUri;

  private final LibertyServer liberty;
  private final Database database;
  private final Tokens tokens;

  private BedloeServer(Path installation, DatabaseAddress database, Map<String, String> settings) {
    String name = "server-" + COUNT.incrementAndGet();
    Map<String, String> environment = new HashMap<>(TestBed.SETTINGS);
    environment.putAll(database.environment());
    environment.putAll(TestBed.services().mail().environment());
    environment.putAll(settings);
    this.database = new Database(database);
    this.liberty = TestBed.server(installation, name, Ports.free(), environment);
    this.tokens = new Tokens(liberty.uri());
  }

  /** A server that another process runs: this one asks it, and never stops it. */
  private BedloeServer(Path directory, int port) {
    this.database = new Database(DevServices.ofRunning(directory));
    this.liberty =
        LibertyServer.on(
            port,
            TestBed.liberty(),
            directory.resolve("server-1"),
            TestBed.SETTINGS,
            TestBed.services());
    this.tokens = new Tokens(liberty.uri());
  }

  /** The server that all integration tests share; the first caller starts it. */
  public static BedloeServer shared() {
    return Shared.SERVER;
  }

  /** What distinguishes the shared server from others. */
  static Map<String, String> sharedSettings() {
    var settings = ExternalProviders.settings();
    settings.put("BEDLOE_HTTP_TRUSTED_PROXIES", FromAddress.PROXY);
    return settings;
  }

  /** Whether it is the shared server that listens there; does not start it. */
  static boolean isShared(URI uri) {
    return uri.equals(sharedUri);
  }

  /** A server, not started yet, on an empty database of its own. */
  public static BedloeServer onOwnDatabase() {
    return onOwnDatabase(Map.of());
  }

  /** Likewise, with further configuration by environment variables. */
  public static BedloeServer onOwnDatabase(Map<String, String> settings) {
    String name = "own_" + (COUNT.get() + 1);
    return on(TestBed.services().postgres().createDatabase(name), settings);
  }

  /** Likewise, of another Liberty installation than the build's, to compare two builds. */
  static BedloeServer onOwnDatabase(Path installation, Map<String, String> settings) {
    var name = "own_" + (COUNT.get() + 1);
    return new BedloeServer(
        installation, TestBed.services().postgres().createDatabase(name), settings);
  }

  /** A further server, not started yet, on the database of another one. */
  public static BedloeServer besides(BedloeServer other) {
    return on(other.database.address(), Map.of());
  }

  /** A server, not started yet, on any database. */
  public static BedloeServer on(DatabaseAddress database, Map<String, String> settings) {
    return new BedloeServer(TestBed.liberty(), database, settings);
  }

  /** The PostgreSQL behind all of this JVM's servers, for a test that stops, starts or kills it. */
  public static Postgres postgres() {
    return TestBed.services().postgres();
  }

  /** The identity provider that servers under test may be told of. */
  public static ExternalIssuer externalIssuer() {
    return TestBed.services().externalIssuer();
  }

  /** Starts it, also again after {@link #stop} or {@link #kill}, and waits until it is ready. */
  public BedloeServer start() {
    liberty.start(START_PATIENCE);
    return this;
  }

  /** Starts it without waiting; {@link #awaitReady} waits. */
  public BedloeServer launch() {
    liberty.launch();
    return this;
  }

  public void awaitReady() {
    liberty.awaitReady(START_PATIENCE);
  }

  /** Asks it to stop, as a deployment does, and waits until it has. */
  public void stop() {
    liberty.stop();
  }

  /** SIGKILL. */
  public void kill() {
    liberty.kill();
  }

  public boolean isRunning() {
    return liberty.isRunning();
  }

  public long pid() {
    return liberty.pid();
  }

  /** Where browsers reach the shared server, as its settings say. */
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

  /** Requests to this server, signed in as one of the demo accounts. */
  public As as() {
    return new As(uri(), tokens);
  }

  @Override
  public void close() {
    liberty.close();
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
      sharedUri = server.uri();
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
