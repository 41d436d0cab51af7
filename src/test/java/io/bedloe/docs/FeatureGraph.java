package io.bedloe.docs;

import io.bedloe.architecture.Tables;
import io.bedloe.kernel.MayUse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The allowed dependencies between features, as the packages declare them. */
final class FeatureGraph {

  private static final String START = "<!-- feature-graph:start -->";
  private static final String END = "<!-- feature-graph:end -->";

  private FeatureGraph() {}

  /** Returns the page with the current graph between its markers. */
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
    var features = new TreeMap<String, Set<String>>();
    var uses = new TreeSet<String>();
    for (var info : code.packageInfos()) {
      if (Declared.isInFeatureRoot(info)) {
        var feature = Declared.subpackage(info);
        features.computeIfAbsent(Declared.layer(info), layer -> new TreeSet<>()).add(feature);
        var named = info.getPackage().getAnnotation(MayUse.class);
        if (named != null) {
          Arrays.stream(named.value())
              .forEach(
                  used -> uses.add("  %s --> %s\n".formatted(feature, Declared.subpackage(used))));
        }
      }
    }
    var layers = new StringBuilder();
    features.forEach(
        (layer, names) -> {
          layers.append("  subgraph %s\n".formatted(layer));
          names.forEach(name -> layers.append("    %s\n".formatted(name)));
          layers.append("  end\n");
        });
    return layers + String.join("", uses) + String.join("", readsOfTables());
  }

  /** Dotted edges are SQL reads of tables of another feature. */
  private static Set<String> readsOfTables() {
    var owners = Tables.owners(Path.of("src", "main", "resources", "db", "changelog"));
    var edges = new TreeSet<String>();
    Tables.declared(Path.of("src", "main", "java", "io", "bedloe"))
        .forEach(
            (feature, tables) ->
                tables.forEach(
                    table -> {
                      var owner = owners.getOrDefault(table, table);
                      if (!owner.equals("platform")) {
                        edges.add("  %s -. reads .-> %s\n".formatted(feature, owner));
                      }
                    }));
    return edges;
  }
}
