package io.bedloe.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server, listening only on 127.0.0.1, in UTF-8 and UTC, with a database {@code
 * bedloe}, a role {@code bedloe} that owns it, and a role {@code bedloe_runtime} for requests.
 * Their passwords are created together with the data directory and stored beside it, so that other
 * users of the machine have no access.
 */
public final class Postgres implements AutoCloseable {
  public static final String NAME = "bedloe";

  /** The database role of requests, which owns nothing. */
  public static final String RUNTIME = "bedloe_runtime";

  private static final String OWNER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresFiles files;
  private final Durability durability;
  private final Processes processes;
  private final int port;
  private @Nullable EmbeddedPostgres running;
  private long pid;

  /** The effect of a crash of the machine on the data; a crash of PostgreSQL alone has none. */
  enum Durability {
    /** Every commit is flushed to the disk, because the data is kept. */
    KEPT,
    /** Commits are not flushed, because the data is deleted after the tests. */
    THROWN_AWAY
  }

  private Postgres(PostgresFiles files, Durability durability, Processes processes, int port) {
    this.files = files;
    this.durability = durability;
    this.processes = processes;
    this.port = port;
  }

  static Postgres start(Path directory, Durability durability, Processes processes) {
    PostgresFiles files = new PostgresFiles(directory);
    Postgres postgres = new Postgres(files, durability, processes, files.rememberedPort());
    OnExit.close(postgres);
    postgres.start();
    return postgres;
  }

  /**
   * Starts the server after {@link #stop} or {@link #kill}, on the same port with the same data;
   * does nothing when it runs.
   */
  public synchronized void start() {
    OnExit.refuseWhenEnding();
    if (running != null) {
      return;
    }
    files.prepare();
    String password = files.password();
    try {
      EmbeddedPostgres started = builder(password).start();
      running = started;
      pid = files.pid().orElseThrow(() -> new IOException("postmaster.pid is missing"));
      processes.note(pid);
      createOwnDatabase(started, password, files.runtimePassword());
    } catch (IOException | RuntimeException | SQLException e) {
      throw new Refusal("PostgreSQL did not start:\n" + Logs.tail(files.log(), 15), e);
    }
  }

  private EmbeddedPostgres.Builder builder(String password) {
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(files.log().toFile());
    return EmbeddedPostgres.builder()
        .setRegisterShutdownHook(false) // The hook of this class closes in order.
        .setOverrideWorkingDirectory(PostgresFiles.binaries().toFile())
        .setDataDirectory(files.data())
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("pwfile", files.passwordFile().toString())
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("fsync", durability == Durability.KEPT ? "on" : "off")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("log_timezone", "UTC");
  }

  private static void createOwnDatabase(
      EmbeddedPostgres started, String password, String runtimePassword) throws SQLException {
    try (Connection connection = started.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN CREATEDB PASSWORD '" + password + "'");
      }
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + RUNTIME + "'")) {
        statement.execute("CREATE ROLE " + RUNTIME + " LOGIN PASSWORD '" + runtimePassword + "'");
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  /** Creates another, empty database of the same user and returns its address. */
  public DatabaseAddress createDatabase(String name) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE \"" + name + "\"");
    } catch (SQLException e) {
      throw new IllegalStateException("No database " + name, e);
    }
    return address(name);
  }

  /** Creates a copy of a database that nobody is connected to and returns its address. */
  public DatabaseAddress copyDatabase(String original, String name) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE \"" + name + "\" TEMPLATE \"" + original + "\"");
    } catch (SQLException e) {
      throw new IllegalStateException("No copy of the database " + original, e);
    }
    return address(name);
  }

  public DatabaseAddress address() {
    return address(NAME);
  }

  private DatabaseAddress address(String database) {
    return files.address(port, database);
  }

  public DataSource dataSource() {
    return address().dataSource();
  }

  /** Returns connections of the superuser, for work that the service's own user may not do. */
  public DataSource ownerDataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME);
    source.setUser(OWNER);
    source.setPassword(files.password());
    return source;
  }

  /** The process of the postmaster, whose children serve the connections. */
  public synchronized ProcessHandle process() {
    return ProcessHandle.of(pid).orElseThrow();
  }

  public int port() {
    return port;
  }

  /** Returns the file that the server logs to. */
  public Path log() {
    return files.log();
  }

  /** Ends all connections and stops the server, as an administrator's restart does. */
  public synchronized void stop() {
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop", e);
    } finally {
      running = null;
      ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(Processes::end);
      processes.forget(pid);
    }
  }

  /** Sends SIGKILL to all of its processes; {@link #start} recovers from the write-ahead log. */
  public synchronized void kill() {
    ProcessHandle.of(pid)
        .ifPresent(
            postmaster ->
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList()
                    .forEach(Postgres::kill));
    stop();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    Processes.awaitEnd(process, PATIENCE);
  }

  @Override
  public void close() {
    stop();
    OnExit.forget(this);
  }

  @Override
  public String toString() {
    return "PostgreSQL on port " + port + " (" + files.data() + ")";
  }
}
