package io.bedloe.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a measurement, for its report: figures of other conditions cannot be compared
 * with it.
 */
public final class MeasurementConditions {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private MeasurementConditions() {}

  /**
   * Returns the commit, the processors, the Java and its options as one phrase.
   *
   * @param jvmArgs the variable {@code JVM_ARGS} of the server
   */
  public static String describe(String jvmArgs) throws IOException, InterruptedException {
    return "commit %s; %d processors, %s; Java %s; JVM_ARGS %s"
        .formatted(
            commit(Path.of("")),
            Runtime.getRuntime().availableProcessors(),
            processorModel(Files.isReadable(PROCESSORS) ? Files.readString(PROCESSORS) : ""),
            System.getProperty("java.runtime.version"),
            jvmArgs.isBlank() ? "not set" : jvmArgs.strip());
  }

  /** Returns the name of the archive of classes that a start uses, which changes its figures. */
  public static String archive(Path installation) throws IOException {
    return StartCache.javaVersion()
        .flatMap(version -> StartCache.usedBy(installation, version))
        .map(archive -> archive.getFileName().toString())
        .orElse("none");
  }

  /** Returns the commit that is checked out in a directory, and whether files were changed. */
  static String commit(Path directory) throws InterruptedException {
    Optional<String> head = git(directory, "rev-parse", "--short", "HEAD");
    boolean changed = git(directory, "status", "--porcelain").filter(s -> !s.isEmpty()).isPresent();
    return head.orElse("unknown") + (changed ? ", changed" : "");
  }

  /** Returns what git prints; nothing without git or outside of a repository. */
  private static Optional<String> git(Path directory, String... arguments)
      throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the model in a text of {@code /proc/cpuinfo}; the architecture when it has none. */
  static String processorModel(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith(MODEL))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseGet(() -> System.getProperty("os.arch"));
  }
}
