package io.bedloe.dev;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that launchers have started, each recorded in a file, so that the next launcher can
 * end those whose own launcher was killed.
 *
 * <p>A process is identified by its id and its start time, because ids are reused.
 */
final class Processes {
  /** The kernel derives start times from a boot time that it corrects by up to a second. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;

  Processes(Path directory) {
    this.directory = directory;
  }

  /** Records a process that must not outlive this JVM. */
  void note(long pid) {
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve(Long.toString(pid)),
          identity(ProcessHandle.current())
              + "\n"
              + ProcessHandle.of(pid).map(Processes::identity).orElse("gone"));
    } catch (IOException e) {
      throw new Refusal("The process list in " + directory + " cannot be written.", e);
    }
  }

  void forget(long pid) {
    try {
      Files.deleteIfExists(directory.resolve(Long.toString(pid)));
    } catch (IOException e) {
      throw new Refusal("The process list in " + directory + " cannot be written.", e);
    }
  }

  /** Ends every recorded process whose launcher has ended. */
  void endOrphans() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(directory)) {
      for (Path note : notes) {
        endIfOrphan(note);
      }
    } catch (IOException e) {
      throw new Refusal("The process list in " + directory + " cannot be read.", e);
    }
  }

  private static void endIfOrphan(Path note) throws IOException {
    List<String> lines = Files.readAllLines(note);
    if (lines.size() == 2) {
      if (find(lines.get(0)).isPresent()) {
        return;
      }
      find(lines.get(1)).ifPresent(Processes::end);
    }
    Files.deleteIfExists(note);
  }

  /**
   * Sends SIGINT, after which PostgreSQL does not wait for its clients as with SIGTERM; then
   * SIGKILL.
   */
  static void end(ProcessHandle process) {
    interrupt(process);
    if (!awaitEnd(process, PATIENCE)) {
      process.destroyForcibly();
      awaitEnd(process, PATIENCE);
    }
  }

  static boolean awaitEnd(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }

  private static String identity(ProcessHandle process) {
    return process.pid()
        + " "
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static Optional<ProcessHandle> find(String identity) {
    String[] parts = identity.split(" ", 2);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Instant start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    return ProcessHandle.of(Long.parseLong(parts[0]))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(s -> Duration.between(s, start).abs().compareTo(SAME_START) <= 0)
                    .orElse(false));
  }
}
