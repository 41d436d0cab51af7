package io.bedloe.platform.http;

import io.bedloe.kernel.Rule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds all rules by their code. The build generates the list of the enums that declare them. */
public final class ProblemTypes {

  /** The resource file with one rule enum per line; {@code make docs} generates it. */
  public static final String LIST = "META-INF/problem-rules.txt";

  private static final Map<String, Rule> BY_CODE = read();

  private ProblemTypes() {}

  public static Collection<Rule> all() {
    return BY_CODE.values();
  }

  public static Optional<Rule> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  private static Map<String, Rule> read() {
    var rules = new TreeMap<String, Rule>();
    var loader = ProblemTypes.class.getClassLoader();
    try (var list = loader.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException(LIST + " is missing: run `make docs`");
      }
      var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
      for (var name : lines.lines().toList()) {
        for (var constant : Class.forName(name, true, loader).getEnumConstants()) {
          var rule = (Rule) constant;
          rules.put(rule.code(), rule);
        }
      }
      return rules;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (ClassNotFoundException stale) {
      throw new IllegalStateException(LIST + " is stale: run `make docs`", stale);
    }
  }
}
