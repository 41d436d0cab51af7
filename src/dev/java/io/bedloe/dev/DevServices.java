package io.bedloe.dev;

import io.bedloe.dev.Postgres.Durability;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that Bedloe needs, without Docker or an installation; each is started at its first
 * use and stopped when this JVM ends. The next JVM ends what a killed one left running.
 */
public final class DevServices implements AutoCloseable {
  private final Path directory;
  private final Durability durability;
  private final Processes processes;
  private final @Nullable Claim claim;
  private @Nullable Postgres postgres;
  private @Nullable MailServer mail;
  private @Nullable ExternalIssuer outsideIssuer;

  private DevServices(
      Path directory, Durability durability, Processes processes, @Nullable Claim claim) {
    this.directory = directory;
    this.durability = durability;
    this.processes = processes;
    this.claim = claim;
  }

  /**
   * Returns services that keep their data in the directory, which no other process may use
   * meanwhile.
   */
  public static DevServices keptIn(Path directory) {
    return kept(directory, Claim.on(directory));
  }

  /** Returns the same, unless another process uses the directory. */
  static Optional<DevServices> keptInUnlessInUse(Path directory) {
    return Claim.attempt(directory).map(claim -> kept(directory, claim));
  }

  private static DevServices kept(Path directory, Claim claim) {
    Path absolute = directory.toAbsolutePath();
    Processes processes = new Processes(absolute.resolve("processes"));
    processes.endOrphans();
    return new DevServices(absolute, Durability.KEPT, processes, claim);
  }

  /** Deletes the data of the directory, unless another process uses it. */
  static void clear(Path directory) throws IOException {
    try (DevServices services = keptIn(directory)) {
      new PostgresFiles(services.directory.resolve("postgres")).endFormerServer();
      FileTrees.delete(services.directory);
    }
  }

  /** Returns services that begin without data in a directory that no other process may use. */
  public static DevServices keptAnewIn(Path directory) throws IOException {
    clear(directory);
    return keptIn(directory);
  }

  /**
   * Returns services in a directory of this JVM below the given one. Directories of former JVMs are
   * deleted now and not when they ended, so that their logs could be read until now.
   */
  public static DevServices thrownAwayIn(Path parent) {
    Path absolute = parent.toAbsolutePath();
    Processes processes = new Processes(absolute.resolve("processes"));
    processes.endOrphans();
    Path own = absolute.resolve("run-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(absolute);
      try (DirectoryStream<Path> runs = Files.newDirectoryStream(absolute, "run-*")) {
        for (Path run : runs) {
          if (run.equals(own) || !hasLivingOwner(run)) {
            FileTrees.delete(run);
          }
        }
      }
    } catch (IOException e) {
      throw new Refusal(parent + " cannot be deleted: " + e.getMessage(), e);
    }
    return new DevServices(own, Durability.THROWN_AWAY, processes, null);
  }

  private static boolean hasLivingOwner(Path run) {
    long pid = Long.parseLong(run.getFileName().toString().substring("run-".length()));
    return ProcessHandle.of(pid).isPresent();
  }

  /** Returns the directory of this JVM's services. */
  public Path directory() {
    return directory;
  }

  /** Returns the database of the services that another process runs in the directory. */
  public static DatabaseAddress ofRunning(Path directory) {
    PostgresFiles files = new PostgresFiles(directory.resolve("postgres"));
    return files.address(files.portInUse(), Postgres.NAME);
  }

  /** Returns the PostgreSQL server; the first call starts it. */
  public synchronized Postgres postgres() {
    Postgres started = postgres;
    if (started == null) {
      started = Postgres.start(directory.resolve("postgres"), durability, processes);
      postgres = started;
    }
    return started;
  }

  /** Returns the mail server; the first call starts it. It runs in this JVM and ends with it. */
  public synchronized MailServer mail() {
    MailServer started = mail;
    if (started == null) {
      started = MailServer.start(port("mail"));
      mail = started;
    }
    return started;
  }

  /** Returns the identity provider; the first call starts it. */
  public synchronized ExternalIssuer externalIssuer() {
    ExternalIssuer started = outsideIssuer;
    if (started == null) {
      started = new ExternalIssuer(port("issuer"));
      outsideIssuer = started;
    }
    return started;
  }

  /** The port at which a server that {@code make t} keeps looks for a service of ours; or any. */
  private static int port(String service) {
    return Optional.ofNullable(Integer.getInteger("bedloe.kept." + service + ".port"))
        .orElseGet(Ports::free);
  }

  Processes processes() {
    return processes;
  }

  /** Makes sure that a process that another library started ends soon after this JVM. */
  public void endWithThisProcess(ProcessHandle process) {
    processes.note(process.pid());
  }

  @Override
  public synchronized void close() {
    if (outsideIssuer != null) {
      outsideIssuer.close();
      outsideIssuer = null;
    }
    if (mail != null) {
      mail.close();
      mail = null;
    }
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
    if (claim != null) {
      claim.close();
    }
  }
}
