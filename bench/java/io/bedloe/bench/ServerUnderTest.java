package io.bedloe.bench;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.DevServices;
import io.bedloe.dev.LibertyServer;
import io.bedloe.dev.Ports;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One build of Bedloe as it is released: the packaged server with its own options of the JVM, in
 * the production profile, on a free port and a database of its own.
 */
final class ServerUnderTest implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The precision of the time of a start. */
  private static final Duration POLL = Duration.ofMillis(20);

  private final String name;
  private final String firstAdminSecret;
  private final DatabaseAddress database;
  private final LibertyServer liberty;
  private final Path directory;

  private ServerUnderTest(
      String name,
      String firstAdminSecret,
      DatabaseAddress database,
      LibertyServer liberty,
      Path directory) {
    this.name = name;
    this.firstAdminSecret = firstAdminSecret;
    this.database = database;
    this.liberty = liberty;
    this.directory = directory;
  }

  /** Starts a build and returns when it is ready. */
  static ServerUnderTest start(String name, Path installation, DevServices services) {
    var database = services.postgres().createDatabase(databaseName(name));
    var directory = services.directory().resolve("server-" + name);
    var firstAdminSecret = secret();
    var liberty =
        LibertyServer.on(
            Ports.free(),
            installation,
            directory,
            environment(firstAdminSecret, database),
            services);
    liberty.start(PATIENCE);
    return new ServerUnderTest(name, firstAdminSecret, database, liberty, directory);
  }

  /** Stops the server, so that its database can be copied. */
  void stop() {
    liberty.stop();
  }

  /**
   * Starts the server again and returns the seconds from the start of its process until it is
   * ready. The server's files are copied before that.
   */
  double startAgain() {
    liberty.launch();
    long begin = System.nanoTime();
    liberty.awaitReady(PATIENCE, POLL);
    return (System.nanoTime() - begin) / 1e9;
  }

  /** The name of its database. */
  String databaseName() {
    return databaseName(name);
  }

  private static String databaseName(String name) {
    return "bench_" + name;
  }

  /**
   * The settings of an operator. The load comes from one address, so that it says which client it
   * acts for, as a proxy does; its access tokens are valid until the end of the run. Everything
   * else is the default, or a variable of the caller's environment.
   */
  private static Map<String, String> environment(
      String firstAdminSecret, DatabaseAddress database) {
    var environment = new HashMap<String, String>();
    environment.put("BEDLOE_PROFILE", "production");
    environment.put("BEDLOE_SECRET", secret());
    environment.put("BEDLOE_PUBLIC_URL", "https://bench.example");
    environment.put("BEDLOE_MAIL_FROM", "bench@bench.example");
    environment.put("BEDLOE_HTTP_TRUSTED_PROXIES", "127.0.0.1");
    environment.put("BEDLOE_AUTH_ACCESS_TOKEN_LIFE", "PT12H");
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("BEDLOE_"))
        .filter(variable -> !variable.getValue().isBlank())
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue()));
    environment.put("JVM_ARGS", jvmArgs());
    environment.put("BEDLOE_AUTH_FIRST_ADMIN_SECRET", firstAdminSecret);
    environment.putAll(database.environment());
    return environment;
  }

  /** The options of the JVM that the caller adds to those of the server. */
  static String jvmArgs() {
    return Optional.ofNullable(System.getenv("JVM_ARGS")).orElse("");
  }

  private static String secret() {
    return new BigInteger(250, new SecureRandom()).toString(36);
  }

  /** The Liberty installation of the build in this folder. */
  static Path installation() {
    return Path.of(System.getProperty("bedloe.liberty.home", "target/liberty/wlp"))
        .toAbsolutePath();
  }

  /** The name of the build in the report. */
  String name() {
    return name;
  }

  String firstAdminSecret() {
    return firstAdminSecret;
  }

  URI uri() {
    return liberty.uri();
  }

  DatabaseAddress database() {
    return database;
  }

  ProcessTree processes() {
    return new ProcessTree(ProcessHandle.of(liberty.pid()).orElseThrow());
  }

  long pid() {
    return liberty.pid();
  }

  /** The file that the scripts of the load read. */
  Path data() {
    return directory.resolve("data.lua");
  }

  @Override
  public void close() {
    liberty.close();
  }
}
