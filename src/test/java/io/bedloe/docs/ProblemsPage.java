package io.bedloe.docs;

import io.bedloe.kernel.Rule;
import io.bedloe.platform.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Generates the page of problem types. */
final class ProblemsPage {

  private ProblemsPage() {}

  static String of(Declared code) {
    var page =
        Page.of(
            "Problem types",
            "Every refusal is a problem document (RFC 9457). Its `type` is stable: programs may"
                + " depend on it. `title` is the same each time; `detail` says what is wrong this"
                + " time, and `errors` each fault of an input by JSON Pointer, parameter or"
                + " header.");
    var subpackages = new TreeMap<String, List<Rule>>();
    for (var rules : code.classesOf(Rule.class)) {
      for (var constant : rules.getEnumConstants()) {
        subpackages
            .computeIfAbsent(Declared.subpackage(rules), subpackage -> new ArrayList<>())
            .add((Rule) constant);
      }
    }
    subpackages.forEach(
        (subpackage, rules) -> {
          page.section(subpackage).table("type", "status", "title");
          rules.forEach(
              rule ->
                  page.row(
                      Page.code("/problems/" + rule.code()),
                      String.valueOf(Problem.status(rule.kind())),
                      rule.title()));
        });
    return page.toString();
  }
}
