package io.bedloe.bench;

import io.bedloe.dev.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code make bench} measures, from arguments such as {@code connections=1,32}. An argument
 * without a value keeps its default, because make passes an unset variable as an empty one.
 *
 * @param loads the loads, in the order of {@link Load}
 * @param connections the numbers of connections
 * @param seconds how long each measurement lasts
 * @param rounds how often each measurement is repeated; the median counts
 * @param warmSeconds the longest time that a server is warmed before the first measurement
 * @param base the Liberty installation of another build, which is measured in turn with this one
 */
record BenchOptions(
    Set<Load> loads,
    List<Integer> connections,
    int seconds,
    int rounds,
    int warmSeconds,
    List<Path> base) {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "loads", "",
          "connections", "1,32,100,400",
          "seconds", "5",
          "rounds", "2",
          "warm", "120",
          "base", "");

  static BenchOptions parse(String... arguments) {
    var values = new LinkedHashMap<>(DEFAULTS);
    for (String argument : arguments) {
      var parts = argument.split("=", 2);
      if (parts.length != 2 || !DEFAULTS.containsKey(parts[0])) {
        throw new Refusal(
            "\"%s\" is no option of the benchmark; it has %s."
                .formatted(
                    argument, String.join(", ", DEFAULTS.keySet().stream().sorted().toList())));
      }
      if (!parts[1].isBlank()) {
        values.put(parts[0], parts[1].strip());
      }
    }
    return new BenchOptions(
        loads(words(values, "loads")),
        words(values, "connections").stream().map(word -> number("connections", word)).toList(),
        number("seconds", values.get("seconds")),
        number("rounds", values.get("rounds")),
        number("warm", values.get("warm")),
        words(values, "base").stream().map(Path::of).toList());
  }

  private static Set<Load> loads(List<String> names) {
    if (names.isEmpty()) {
      return EnumSet.allOf(Load.class);
    }
    var loads = EnumSet.noneOf(Load.class);
    names.forEach(name -> loads.add(Load.named(name)));
    return loads;
  }

  private static List<String> words(Map<String, String> values, String name) {
    return Stream.of(values.getOrDefault(name, "").split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static int number(String name, @Nullable String text) {
    if (text == null || !text.matches("[1-9]\\d{0,4}")) {
      throw new Refusal(
          "%s has to be a whole number from 1 to 99999 and is \"%s\".".formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  /** Returns whether pgbench is needed. */
  boolean measuresDatabase() {
    return loads.stream().anyMatch(load -> load.source() == Load.Source.DATABASE);
  }

  @Override
  public String toString() {
    return Arrays.asList(loads, connections, seconds, rounds).toString();
  }
}
