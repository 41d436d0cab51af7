package io.bedloe.it;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The directories of this JVM's servers. One whose server has stopped in order is used again: what
 * Liberty has worked out there about features and bundles (its work area) saves a third of the
 * processor time of a start. Everything else in it is removed, and the logs are moved aside.
 */
final class ServerDirectories {
  private static final Deque<Path> FREE = new ConcurrentLinkedDeque<>();
  private static final String WORK_AREA = "workarea";
  private static final String LOGS = "logs";

  private ServerDirectories() {}

  /** A directory for a server of that name, new or used before; new for another installation. */
  static Path take(Path installation, String name) {
    @Nullable Path free = installation.equals(TestBed.liberty()) ? FREE.poll() : null;
    if (free == null) {
      return TestBed.services().directory().resolve(name);
    }
    try {
      clean(free.resolve("output/bedloe"), free.resolve("logs-before-" + name));
      return free;
    } catch (IOException e) {
      throw new UncheckedIOException(free + " cannot be used again", e);
    }
  }

  /** Lets another server have the directory of one that has stopped. */
  static void giveBack(Path directory) {
    FREE.push(directory);
  }

  private static void clean(Path output, Path logs) throws IOException {
    for (Path part : children(output)) {
      switch (part.getFileName().toString()) {
        case WORK_AREA -> {}
        case LOGS -> Files.move(part, logs);
        default -> delete(part);
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (var found = Files.list(directory)) {
      return found.toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (var found = Files.walk(tree)) {
      for (Path path : found.sorted(reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
