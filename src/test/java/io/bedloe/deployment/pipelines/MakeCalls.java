package io.bedloe.deployment.pipelines;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule for what a pipeline runs: each line calls a target of make that exists. */
final class MakeCalls {

  /**
   * One call, and where its output goes. The target is one word without variables, so that the text
   * of an event cannot become a command.
   */
  private static final Pattern CALL =
      Pattern.compile(
          "make (?:-s )?([a-z-]+)(?: >>? (?:[a-z./-]+|\"\\$GITHUB_(?:OUTPUT|STEP_SUMMARY)\")| \\| tee [a-z./-]+)?");

  private MakeCalls() {}

  /** Returns a fault for each line of a script that is no call of a target. */
  static List<String> faults(String script, Set<String> targets) {
    return script.lines().flatMap(line -> fault(line.strip(), targets).stream()).toList();
  }

  private static List<String> fault(String line, Set<String> targets) {
    var call = CALL.matcher(line);
    if (!call.matches()) {
      return List.of("runs '" + line + "', which is no plain call of make");
    }
    return targets.contains(call.group(1))
        ? List.of()
        : List.of("make has no target " + call.group(1));
  }
}
