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

/** The README, parsed into commands and their outputs. */
public final class Readme {

  private static final Pattern TARGET =
      Pattern.compile("\\| `make ([a-z-]+)` \\| (.*?) \\| .* \\|");

  private Readme() {}

  /**
   * A command of the tour, with its output.
   *
   * @param command one or more lines, without the prompt
   * @param answer the lines below it, possibly none
   */
  public record Step(String command, String answer) {}

  /**
   * Returns every command in a {@code console} block, in order. A command begins with a {@code $}
   * and continues while its lines end with a backslash; the lines after it are its output.
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

  /** Returns the make targets of the table with their descriptions. */
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
