package io.bedloe.dev;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;

/** The directory of one PostgreSQL server: its data, its log, its password and its last port. */
final class PostgresFiles {
  private static final String MAJOR_VERSION = "18";

  private final Path directory;

  PostgresFiles(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  Path passwordFile() {
    return directory.resolve("password");
  }

  /**
   * Returns the directory of the unpacked programs, which belongs to the user. The library's
   * default is a fixed name below /tmp, which another user may own.
   */
  static Path binaries() {
    Path home = Path.of(System.getProperty("user.home", ""));
    Path own =
        Files.isWritable(home)
            ? home.resolve(".cache/bedloe")
            : Path.of(
                System.getProperty("java.io.tmpdir"), "bedloe-" + System.getProperty("user.name"));
    closeToOthers(own);
    Path binaries = own.resolve("embedded-pg");
    // The library reads this property in a second place, besides the builder's setting of the same
    // meaning.
    System.setProperty("ot.epg.working-dir", binaries.toString());
    return binaries;
  }

  /** The library unpacks files that everybody can change, and this process runs them. */
  private static void closeToOthers(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new Refusal(
          directory + " is not a directory that belongs to you: choose another one.", e);
    }
  }

  /**
   * Returns the port of the last start if it is still free, so that the address in a database
   * client stays valid.
   */
  int rememberedPort() {
    Path file = directory.resolve("port");
    try {
      if (Files.exists(file)) {
        int port = Integer.parseInt(Files.readString(file).strip());
        if (Ports.isFree(port)) {
          return port;
        }
      }
      int port = Ports.free();
      Files.createDirectories(directory);
      Files.writeString(file, port + "\n");
      return port;
    } catch (IOException | NumberFormatException e) {
      throw unusable(e);
    }
  }

  /** Returns the address of a database of the server that uses these files. */
  DatabaseAddress address(int port, String database) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
        Postgres.NAME,
        password(),
        new DatabaseAddress.Login(Postgres.RUNTIME, runtimePassword()));
  }

  /** Returns the port of the running server. */
  int portInUse() {
    try {
      return Integer.parseInt(Files.readString(directory.resolve("port")).strip());
    } catch (IOException | NumberFormatException e) {
      throw unusable(e);
    }
  }

  String password() {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Returns the password of the role of requests, which must differ from the owner's. */
  String runtimePassword() {
    try {
      return Files.readString(runtimePasswordFile()).strip();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path runtimePasswordFile() {
    return directory.resolve("runtime-password");
  }

  private static void makePassword(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, new BigInteger(160, new SecureRandom()).toString(36) + "\n");
    }
  }

  /** Prepares the directory for a start, whatever the last one left behind. */
  void prepare() {
    try {
      Files.createDirectories(directory);
      makePassword(passwordFile());
      makePassword(runtimePasswordFile());
      Path version = data().resolve("PG_VERSION");
      if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
        throw new Refusal(
            "The data in "
                + data()
                + " was written by PostgreSQL "
                + Files.readString(version).strip()
                + " and this is "
                + MAJOR_VERSION
                + ": delete the data with \"make reset\".");
      }
      discardUnfinishedData(version);
      endFormerServer();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * A start that was killed during the initialization leaves a directory that no server accepts.
   */
  private void discardUnfinishedData(Path version) throws IOException {
    if (Files.isDirectory(data())
        && !(Files.exists(version) && Files.exists(data().resolve("global/pg_control")))) {
      FileTrees.delete(data());
    }
  }

  /**
   * Ends the server of a killed launcher, if it is still running. Its process id may belong to
   * another process by now, which PostgreSQL would take for a running server. A pid file without
   * such a process is kept: PostgreSQL uses it to detect children of a killed server.
   */
  void endFormerServer() throws IOException {
    OptionalLong pid = pid();
    if (pid.isEmpty() || ProcessHandle.of(pid.getAsLong()).isEmpty()) {
      return;
    }
    ProcessHandle process = ProcessHandle.of(pid.getAsLong()).get();
    if (servesThisData(process)) {
      Processes.end(process);
    } else {
      Files.deleteIfExists(data().resolve("postmaster.pid"));
    }
  }

  private boolean servesThisData(ProcessHandle process) {
    return process.info().commandLine().map(line -> line.contains(data().toString())).orElse(false);
  }

  /** Returns the postmaster's process id from its pid file. */
  OptionalLong pid() throws IOException {
    Path file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(lines.get(0).strip()));
  }

  private Refusal unusable(Exception e) {
    return e instanceof AccessDeniedException
        ? new Refusal(
            directory
                + " belongs to another operating system user: run this as that user, or remove the "
                + "directory.",
            e)
        : new Refusal(directory + " cannot be used: " + e.getMessage(), e);
  }
}
