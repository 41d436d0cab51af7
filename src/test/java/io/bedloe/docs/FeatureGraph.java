package io.bedloe.docs;

import io.bedloe.kernel.MayUse;
import java.util.Arrays;
import java.util.TreeSet;

/** Which feature may use which, as the packages declare it. */
final class FeatureGraph {

  private static final String START = "<!-- feature-graph:start -->";
  private static final String END = "<!-- feature-graph:end -->";

  private FeatureGraph() {}

  /** The page with the graph as it is now between its markers. */
  static String in(String page, Declared code) {
    int start = page.indexOf(START);
    int end = page.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalStateException("docs/architecture.md lacks its markers for the graph");
    }
    return page.substring(0, start + START.length())
        + "\n\n```mermaid\ngraph LR\n"
        + arrows(code)
        + "```\n\n"
        + page.substring(end);
  }

  private static String arrows(Declared code) {
    var lines = new TreeSet<String>();
    for (var info : code.packageInfos()) {
      var feature = Declared.room(info);
      var uses = info.getPackage().getAnnotation(MayUse.class);
      if (uses != null) {
        Arrays.stream(uses.value())
            .forEach(used -> lines.add("  %s --> %s\n".formatted(feature, Declared.room(used))));
      } else if (info.getPackageName().split("\\.", -1).length == 3 && !isBelowAll(feature)) {
        lines.add("  %s\n".formatted(feature));
      }
    }
    return String.join("", lines);
  }

  private static boolean isBelowAll(String room) {
    return room.equals("kernel") || room.startsWith("platform");
  }
}
