package io.bedloe.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where statements of SQL stand in the sources. */
final class SqlPlaces {

  /** Keywords of SQL stand in capitals in the sources; sentences do not have them. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\b(SELECT|INSERT\\s+INTO|DELETE\\s+FROM|TRUNCATE|MERGE\\s+INTO)\\b"
              + "|\\bUPDATE\\s+[a-z_%]+\\s");

  /** The mechanisms that keep rows of their own, or run the statements of others. */
  private static final Set<String> PLATFORM_WITH_SQL =
      Set.of(
          "audit", "idempotency", "jobs", "lists", "outbox", "persistence", "realtime", "throttle");

  private static final String PLATFORM = "platform";
  private static final String DATA = "data";

  private SqlPlaces() {}

  /**
   * Classes with SQL outside of {@code data}. The one package of a feature that stays flat is each
   * of its subpackages, so that only its resources must not have any.
   */
  static List<String> outsideData(Path sources) {
    return files(sources)
        .filter(file -> Tables.strings(file).stream().anyMatch(SqlPlaces::isStatement))
        .map(sources::relativize)
        .filter(file -> !mayHoldSql(sources, file))
        .map(file -> file + " has SQL outside of data")
        .sorted()
        .toList();
  }

  private static boolean isStatement(String string) {
    return STATEMENT.matcher(string).find();
  }

  private static boolean mayHoldSql(Path sources, Path file) {
    if (file.getName(0).toString().equals(PLATFORM)) {
      return PLATFORM_WITH_SQL.contains(file.getName(1).toString());
    }
    if (file.getNameCount() == 4) {
      return file.getName(2).toString().equals(DATA);
    }
    return file.getNameCount() == 3
        && isFlat(sources.resolve(file.subpath(0, 2)))
        && !file.toString().endsWith("Resource.java");
  }

  private static boolean isFlat(Path feature) {
    try (Stream<Path> inside = Files.list(feature)) {
      return inside.noneMatch(Files::isDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
