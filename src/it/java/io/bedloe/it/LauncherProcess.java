package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A launcher of {@code make}, started as a process in a folder of its own. */
final class LauncherProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Path folder;
  private final Path output;
  private final Process process;

  private LauncherProcess(Path folder, Process process, Path output) {
    this.folder = folder;
    this.process = process;
    this.output = output;
  }

  static LauncherProcess start(
      Path folder, Map<String, String> environment, Class<?> launcher, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dbedloe.liberty.home=" + TestBed.liberty());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(launcher.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, launcher.getSimpleName(), ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BEDLOE_"));
    builder.environment().putAll(environment);
    return new LauncherProcess(folder, builder.start(), output);
  }

  /** Waits until the output contains a text. */
  void awaitSaying(String words) {
    await("the launcher says: " + words)
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || output().contains(words));
    assertThat(output()).contains(words);
  }

  /** Returns the output so far. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the processes that it has started and recorded in its folder. */
  List<ProcessHandle> started() throws IOException {
    try (Stream<Path> notes = Files.list(folder.resolve(".bedloe/processes"))) {
      return notes
          .map(note -> Long.parseLong(note.getFileName().toString()))
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .toList();
    }
  }

  /** Sends SIGTERM, which has the effect of Ctrl-C. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  int exitCode() {
    awaitEnd();
    return process.exitValue();
  }

  private void awaitEnd() {
    assertThat(process.onExit()).succeedsWithin(PATIENCE);
  }

  @Override
  public void close() {
    stop();
  }
}
