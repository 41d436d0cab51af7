package io.bedloe.dev;

import io.bedloe.dev.Postgres.Durability;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that Bedloe needs, real ones without Docker or an installation, each started when it
 * is first asked for and stopped when this JVM ends, however it ends. What a killed JVM left
 * running is ended by the next.
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

  /** Services whose data stays in the directory, which no other process may use meanwhile. */
  public static DevServices keptIn(Path directory) {
    return kept(directory, Claim.on(directory));
  }

  /** Likewise, unless another process uses the directory now. */
  static Optional<DevServices> keptInUnlessInUse(Path directory) {
    return Claim.attempt(directory).map(claim -> kept(directory, claim));
  }

  private static DevServices kept(Path directory, Claim claim) {
    Path absolute = directory.toAbsolutePath();
    Processes processes = new Processes(absolute.resolve("processes"));
    processes.endOrphans();
    return new DevServices(absolute, Durability.KEPT, processes, claim);
  }

  /** Removes what was kept in the directory, unless another process uses it. */
  static void clear(Path directory) throws IOException {
    try (DevServices services = keptIn(directory)) {
      new PostgresFiles(services.directory.resolve("postgres")).endFormerServer();
      FileTrees.delete(services.directory);
    }
  }

  /**
   * Services in a directory of this JVM's own below the given one. What ended JVMs left there is
   * removed now, not when they ended: until then their logs can be read.
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

  /** Where this JVM's services keep their files. */
  public Path directory() {
    return directory;
  }

  /** The database of the services that another process runs in the directory. */
  public static DatabaseAddress ofRunning(Path directory) {
    PostgresFiles files = new PostgresFiles(directory.resolve("postgres"));
    return files.address(files.portInUse(), Postgres.NAME);
  }

  /** The PostgreSQL server; the first call starts it. */
  public synchronized Postgres postgres() {
    Postgres started = postgres;
    if (started == null) {
      started = Postgres.start(directory.resolve("postgres"), durability, processes);
      postgres = started;
    }
    return started;
  }

  /** The mail server; the first call starts it. It is a part of this JVM and ends with it. */
  public synchronized MailServer mail() {
    MailServer started = mail;
    if (started == null) {
      started = MailServer.start(port("mail"));
      mail = started;
    }
    return started;
  }

  /** The identity provider; the first call starts it. */
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

  /** Takes care that a process of somebody else's starting does not outlive this JVM for long. */
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
