package io.bedloe.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The README, read as what a person would do with it. */
public final class Readme {

  private static final Pattern TARGET =
      Pattern.compile("\\| `make ([a-z-]+)` \\| (.*?) \\| .* \\|");

  private Readme() {}

  /**
   * A command of the tour.
   *
   * @param command one line or more, without the prompt
   * @param answer the lines that stand below it, possibly none
   */
  public record Step(String command, String answer) {}

  /**
   * Every command in a {@code console} block, in order. A command begins with a {@code $} and goes
   * on while its lines end with a backslash; what follows is its answer.
   */
  public static List<Step> tour() {
    return tour(lines());
  }

  static List<Step> tour(List<String> lines) {
    var steps = new ArrayList<Step>();
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        var command = new StringBuilder(line.substring(2));
        while (lines.get(i).endsWith("\\")) {
          command.append('\n').append(lines.get(++i));
        }
        steps.add(new Step(command.toString(), ""));
      } else if (inside) {
        var last = steps.remove(steps.size() - 1);
        steps.add(new Step(last.command(), (last.answer() + "\n" + line).strip()));
      }
    }
    return steps;
  }

  /** The make targets of the table, each with what it does. */
  static Map<String, String> targets() {
    var targets = new LinkedHashMap<String, String>();
    for (var line : lines()) {
      var row = TARGET.matcher(line);
      if (row.matches()) {
        targets.put(row.group(1), row.group(2));
      }
    }
    return targets;
  }

  public static Path project() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(project().resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
