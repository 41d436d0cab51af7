package io.bedloe.it;

import io.bedloe.dev.Launch;
import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * {@code make soak}: a server works under a steady load for a long time. What a full collection
 * leaves in the heap, the threads and the open files of its process must not go on growing, and no
 * order may be lost or doubled. It is not a test of {@code make verify}, because a leak shows after
 * an hour.
 */
public final class Soak {

  private static final long STOCK = 100_000_000;
  private static final int MOST_MINUTES = 1_440;

  /** The readings of the whole time; the first half is for caches and compiled code to settle. */
  private static final int READINGS = 12;

  private static final long HEAP_MAY_GROW_KIB = 16 * 1024;
  private static final long COUNTS_MAY_GROW = 20;

  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");

  private Soak() {}

  /** What a server uses at one time. */
  record Reading(long heapKib, long threads, long files) {}

  public static void main(String[] minutes) {
    Launch.exit(() -> run(minutes));
  }

  private static void run(String[] arguments) throws Exception {
    int minutes = minutes(arguments);
    if (!Files.isReadable(Path.of("/proc/self/status"))) {
      throw new Refusal("make soak reads /proc, which only Linux has.");
    }
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var product = new Shop(server).product(STOCK);
      var readings = new ArrayList<Reading>();
      var timer = Executors.newSingleThreadScheduledExecutor();
      try (var load = SteadyOrders.start(server.uri(), product)) {
        for (int i = 1; i <= READINGS; i++) {
          long seconds = TimeUnit.MINUTES.toSeconds(minutes) / READINGS;
          var reading = timer.schedule(() -> read(server), seconds, TimeUnit.SECONDS).get();
          readings.add(reading);
          Launch.say(
              "%d of %d: %d KiB of heap after a collection, %d threads, %d files, %d orders"
                  .formatted(
                      i,
                      READINGS,
                      reading.heapKib(),
                      reading.threads(),
                      reading.files(),
                      load.orders().size()));
        }
        load.end();
        load.assertNoneIsLostOrDoubled(server, STOCK);
        Launch.say(load.orders().size() + " orders were placed; none was lost or doubled.");
      } finally {
        timer.shutdownNow();
      }
      var grown = grown(readings);
      if (!grown.isEmpty()) {
        throw new Refusal("The server goes on growing: " + String.join(", ", grown) + ".");
      }
    }
  }

  private static int minutes(String[] arguments) {
    var text = arguments.length == 1 ? arguments[0] : "";
    if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_MINUTES) {
      throw new Refusal(
          "MINUTES has to be a whole number from 1 to %d and is \"%s\"."
              .formatted(MOST_MINUTES, text));
    }
    return Integer.parseInt(text);
  }

  /** Returns what is larger in the last quarter of the readings than in the third one. */
  static List<String> grown(List<Reading> readings) {
    var third = readings.subList(readings.size() / 2, readings.size() * 3 / 4);
    var last = readings.subList(readings.size() * 3 / 4, readings.size());
    var grown = new ArrayList<String>();
    judge("heap in KiB", third, last, Reading::heapKib, HEAP_MAY_GROW_KIB, grown);
    judge("threads", third, last, Reading::threads, COUNTS_MAY_GROW, grown);
    judge("open files", third, last, Reading::files, COUNTS_MAY_GROW, grown);
    return grown;
  }

  private static void judge(
      String what,
      List<Reading> third,
      List<Reading> last,
      ToLongFunction<Reading> value,
      long allowed,
      List<String> grown) {
    long before = third.stream().mapToLong(value).max().orElseThrow();
    long after = last.stream().mapToLong(value).min().orElseThrow();
    if (after > before + allowed) {
      grown.add("%s from %d to %d".formatted(what, before, after));
    }
  }

  private static Reading read(BedloeServer server) throws IOException, InterruptedException {
    var pid = Long.toString(server.pid());
    jcmd(pid, "GC.run");
    var process = Path.of("/proc", pid);
    try (var files = Files.list(process.resolve("fd"))) {
      return new Reading(
          USED.matcher(jcmd(pid, "GC.heap_info"))
              .results()
              .limit(2)
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .sum(),
          number(THREADS, Files.readString(process.resolve("status"))),
          files.count());
    }
  }

  private static long number(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new Refusal("There is no " + pattern + " in " + text);
    }
    return Long.parseLong(found.group(1));
  }

  private static String jcmd(String pid, String command) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process = new ProcessBuilder(jcmd, pid, command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Refusal("jcmd " + command + " failed: " + output);
    }
    return output;
  }
}
