package io.bedloe.architecture;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Determines the owner of each table, and the SQL of the sources that names it. */
public final class Tables {

  private static final Pattern CREATED =
      Pattern.compile(
          "CREATE\\s+(?:UNLOGGED\\s+)?(?:TABLE|VIEW|MATERIALIZED\\s+VIEW)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\\w+)",
          CASE_INSENSITIVE);

  /** Keywords of SQL are in capitals in the sources, unlike those of sentences. */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(DELETE\\s+FROM|FROM|JOIN|USING|INTO|UPDATE|TRUNCATE|TABLE)\\s+(?:ONLY\\s+)?(\\w+)");

  /** The second table of a list of tables, such as {@code FROM orders o, customers c}. */
  private static final Pattern LISTED =
      Pattern.compile("\\bFROM\\s+\\w+(?:\\s+(?:AS\\s+)?\\w+)?\\s*,\\s*(\\w+)");

  /** A table whose name is inserted later, by a format or by what follows the string. */
  private static final Pattern FILLED_IN =
      Pattern.compile(
          "(?<!FOR )(?<!NO KEY )\\b(DELETE\\s+FROM|FROM|JOIN|USING|INTO|UPDATE|TRUNCATE|TABLE)"
              + "\\s+(?:ONLY\\s+)?(?:%|\"+$)");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", DOTALL);

  private static final Pattern STRING =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", DOTALL);

  private static final Set<String> READS = Set.of("FROM", "JOIN", "USING");

  private static final Pattern DECLARED = Pattern.compile("@ReadsTables\\(([^)]*)\\)", DOTALL);

  private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

  /** The name of the platform in place of a feature. */
  private static final String PLATFORM = "platform";

  private Tables() {}

  /** A table that the SQL of a source file names. */
  record Use(String file, String feature, String table, boolean isWrite) {}

  /** Returns the owner of each table: the folder whose change log creates it. */
  public static Map<String, String> owners(Path changelog) {
    var owners = new TreeMap<String, String>();
    for (var file : files(changelog, ".sql")) {
      var created = CREATED.matcher(text(file));
      while (created.find()) {
        owners.putIfAbsent(
            created.group(1).toLowerCase(Locale.ROOT),
            Objects.requireNonNull(file.getParent()).getFileName().toString());
      }
    }
    return owners;
  }

  /** Returns every use of a table that belongs to another feature. */
  static List<Use> foreign(Path sources, Map<String, String> owners) {
    var uses = new ArrayList<Use>();
    for (var file : files(sources, ".java")) {
      var feature = feature(sources.relativize(file));
      for (var string : strings(file)) {
        uses(string, file.getFileName().toString(), feature)
            .filter(use -> owners.containsKey(use.table()))
            .filter(use -> !feature.equals(owners.get(use.table())))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  private static Stream<Use> uses(String string, String file, String feature) {
    var named =
        NAMED
            .matcher(string)
            .results()
            .map(
                match ->
                    new Use(
                        file,
                        feature,
                        match.group(2).toLowerCase(Locale.ROOT),
                        !READS.contains(match.group(1))));
    var listed =
        LISTED
            .matcher(string)
            .results()
            .map(match -> new Use(file, feature, match.group(1).toLowerCase(Locale.ROOT), false));
    return Stream.concat(named, listed);
  }

  /** Returns SQL of features that does not name its table, so that it cannot be checked. */
  static List<String> filledIn(Path sources) {
    return files(sources, ".java").stream()
        .filter(file -> !feature(sources.relativize(file)).equals(PLATFORM))
        .filter(file -> strings(file).stream().anyMatch(string -> FILLED_IN.matcher(string).find()))
        .map(
            file ->
                "%s of %s has SQL without the name of its table"
                    .formatted(file.getFileName(), feature(sources.relativize(file))))
        .toList();
  }

  /** The literals of a source file, without those in comments. */
  static List<String> strings(Path file) {
    return STRING
        .matcher(COMMENT.matcher(text(file)).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** Returns the tables that each feature declares to read. */
  public static Map<String, List<String>> declared(Path sources) {
    var declared = new TreeMap<String, List<String>>();
    for (var file : files(sources, "package-info.java")) {
      var annotation = DECLARED.matcher(COMMENT.matcher(text(file)).replaceAll(""));
      if (annotation.find()) {
        var names = NAME.matcher(annotation.group(1)).results().map(name -> name.group(1)).toList();
        declared.put(feature(sources.relativize(file)), names);
      }
    }
    return declared;
  }

  /**
   * Returns the feature of a path: that of {@code identity/accounts/data/Users.java} is {@code
   * accounts}.
   */
  private static String feature(Path relative) {
    return relative.getName(0).toString().equals(PLATFORM) || relative.getNameCount() < 3
        ? relative.getName(0).toString()
        : relative.getName(1).toString();
  }

  private static List<Path> files(Path root, String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
