package io.bedloe.platform.openapi;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.http.Problem;
import io.bedloe.platform.http.ProblemTypes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that each operation can break. {@code make docs} derives them from the code, by
 * following the calls of each resource method, and writes them into a resource file.
 */
final class OperationProblems {

  private static final String FILE = "/META-INF/problem-types.properties";

  private final Properties file = new Properties();

  OperationProblems() {
    try (var stream =
            Objects.requireNonNull(OperationProblems.class.getResourceAsStream(FILE), FILE);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      file.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException(FILE + " cannot be read", unreadable);
    }
  }

  /**
   * Returns the rules that an operation can break, by status; filters check the {@code extra} ones.
   */
  Map<Integer, Set<String>> of(String operation, Set<String> extra) {
    var byStatus = new TreeMap<Integer, Set<String>>();
    Stream.concat(words(operation), extra.stream())
        .map(this::rule)
        .forEach(
            rule ->
                byStatus
                    .computeIfAbsent(Problem.status(rule.kind()), status -> new TreeSet<>())
                    .add(rule.code()));
    return byStatus;
  }

  /**
   * Returns the rules that a guarded operation can break before it runs, while its caller is
   * authenticated.
   */
  Set<String> ofAuthentication() {
    return words("authentication").collect(Collectors.toSet());
  }

  Rule rule(String code) {
    return ProblemTypes.find(code)
        .orElseThrow(
            () -> new IllegalStateException("there is no rule " + code + "; run `make docs`"));
  }

  /**
   * Returns whether a feature declares the rule; those of the platform apply to many operations.
   */
  boolean isOfFeature(String code) {
    var home = rule(code).getClass().getPackageName();
    return !home.startsWith("io.bedloe.platform") && !home.startsWith("io.bedloe.kernel");
  }

  static List<ProblemMember> members(Rule rule) {
    try {
      var constant = ((Enum<?>) rule).getDeclaringClass().getField(rule.name());
      return List.of(constant.getAnnotationsByType(ProblemMember.class));
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Stream<String> words(String key) {
    return Stream.of(file.getProperty(key, "").split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }
}
