package io.bedloe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process with its descendants, as the files of Linux below {@code /proc} describe them. */
final class ProcessTree {

  /** USER_HZ, which has been 100 on all Linux architectures since 2.6. */
  private static final double TICKS_A_SECOND = 100;

  private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final long KIB = 1024;

  private final ProcessHandle root;

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  static boolean isSupported() {
    return Files.isReadable(Path.of("/proc/self/smaps_rollup"));
  }

  /** The processor time of all of them, with that of children that have ended. */
  double cpuSeconds() {
    return processes()
            .flatMap(process -> read(process, "stat").stream())
            .map(ProcessStat::parse)
            .mapToLong(stat -> stat.ticks() + stat.ticksOfEnded())
            .sum()
        / TICKS_A_SECOND;
  }

  /** The memory in MiB; a page that several processes share counts once (PSS). */
  long memoryMiB() {
    return processes()
            .flatMap(process -> read(process, "smaps_rollup").stream())
            .mapToLong(ProcessTree::pss)
            .sum()
        / KIB;
  }

  static long pss(String smaps) {
    var found = PSS.matcher(smaps);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /** The processor time of the machine that was not idle. */
  static double busySeconds() {
    return busy(read(Path.of("/proc/stat")).orElseThrow());
  }

  /** User, nice, system, interrupts; neither idle nor waiting, nor what a host has taken away. */
  static double busy(String stat) {
    var fields = BLANKS.split(stat.lines().findFirst().orElseThrow(), -1);
    long ticks = 0;
    for (int field : new int[] {1, 2, 3, 6, 7}) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_A_SECOND;
  }

  /** The processor time of the programs that this JVM has run and that have ended. */
  static double endedChildrenSeconds() {
    return ProcessStat.parse(read(Path.of("/proc/self/stat")).orElseThrow()).ticksOfEnded()
        / TICKS_A_SECOND;
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  /** A process may end between its listing and its reading. */
  private static Optional<String> read(ProcessHandle process, String file) {
    return read(Path.of("/proc", Long.toString(process.pid()), file));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
