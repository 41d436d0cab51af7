package io.bedloe.docs;

import io.bedloe.kernel.Rule;
import io.bedloe.platform.http.ProblemTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the generated pages: {@code make docs}. */
public final class GenerateDocs {

  private GenerateDocs() {}

  public static void main(String[] arguments) throws IOException {
    var root = Path.of("").toAbsolutePath();
    for (var page : pages(root).entrySet()) {
      var file = root.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
      System.out.println(page.getKey());
    }
  }

  /** Returns the content of each generated file. */
  static Map<String, String> pages(Path root) throws IOException {
    var code = new Declared();
    var pages = new TreeMap<String, String>();
    pages.put("docs/reference/configuration.md", ConfigurationPage.of(code));
    pages.put("docs/reference/events.md", EventsPage.of(code));
    pages.putAll(AsyncApiDocument.schemas(code));
    pages.put("src/main/resources/META-INF/asyncapi.json", AsyncApiDocument.of(code));
    pages.put("docs/reference/problems.md", ProblemsPage.of(code));
    pages.put("src/main/resources/" + ProblemTypes.LIST, ruleNames(code));
    pages.put("docs/reference/permissions.md", PermissionsPage.of(code));
    pages.put("docs/reference/lists.md", ListsPage.of(code));
    pages.put("src/main/resources/META-INF/problem-types.properties", ProblemTypesFile.of(code));
    var architecture = "docs/architecture.md";
    pages.put(architecture, FeatureGraph.in(Files.readString(root.resolve(architecture)), code));
    var jobs = "docs/guides/jobs.md";
    pages.put(jobs, JobStates.in(Files.readString(root.resolve(jobs))));
    return pages;
  }

  /** Returns the enums with which the server explains the problem types. */
  private static String ruleNames(Declared code) {
    return code.classesOf(Rule.class).stream()
        .map(rules -> rules.getName() + "\n")
        .collect(Collectors.joining());
  }
}
