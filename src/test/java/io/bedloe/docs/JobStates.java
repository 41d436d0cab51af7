package io.bedloe.docs;

import io.bedloe.platform.jobs.JobState;
import io.bedloe.platform.jobs.JobTransition;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The state diagram of jobs, from the transitions of the code. */
final class JobStates {

  private static final String START = "<!-- job-states:start -->";
  private static final String END = "<!-- job-states:end -->";

  private JobStates() {}

  /** Returns the page with the current diagram between its markers. */
  static String in(String page) {
    int start = page.indexOf(START);
    int end = page.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalStateException("docs/guides/jobs.md lacks its markers for the diagram");
    }
    return page.substring(0, start + START.length())
        + "\n\n```mermaid\n"
        + diagram()
        + "```\n\n"
        + page.substring(end);
  }

  private static String diagram() {
    var changes =
        Arrays.stream(JobTransition.values())
            .flatMap(
                change ->
                    change.from().stream()
                        .sorted()
                        .map(
                            from ->
                                "  %s --> %s: %s\n".formatted(from, change.to(), change.label())))
            .collect(Collectors.joining());
    return "stateDiagram-v2\n  [*] --> %s: enqueue\n".formatted(JobState.QUEUED) + changes;
  }
}
