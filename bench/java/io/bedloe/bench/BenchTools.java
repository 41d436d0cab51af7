package io.bedloe.bench;

import io.bedloe.dev.Refusal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that the benchmark runs; it refuses to begin without them. */
final class BenchTools {

  private BenchTools() {}

  static Path wrk() {
    return onPath("wrk")
        .orElseThrow(
            () ->
                new Refusal(
                    "The benchmark needs the program wrk, which is not on the PATH: install it with"
                        + " \"apt-get install wrk\" (Debian, Ubuntu) or \"dnf install wrk\" (Fedora,"
                        + " EPEL)."));
  }

  static Path pgbench() {
    return onPath("pgbench")
        .orElseThrow(
            () ->
                new Refusal(
                    "The benchmark needs PostgreSQL's program pgbench 14 or newer, which is not on"
                        + " the PATH: install it with \"apt-get install postgresql-contrib\""
                        + " (Debian, Ubuntu) or \"dnf install postgresql-contrib\" (Fedora)."));
  }

  static void requireLinux() {
    if (!ProcessTree.isSupported()) {
      throw new Refusal(
          "The benchmark reads processor time and memory from /proc of Linux, which this system"
              + " does not have: run it on Linux 4.14 or newer.");
    }
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
