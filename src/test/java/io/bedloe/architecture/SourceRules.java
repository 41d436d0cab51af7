package io.bedloe.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that need the source files. */
final class SourceRules {

  /** The maximum number of lines, so that a file stays readable. */
  static final int MOST_LINES = 400;

  private static final Pattern PRIORITY =
      Pattern.compile(
          "@(?:\\w+\\.)*Priority\\((?!StartOrder\\.|FilterOrder\\.|Interceptor\\.Priority\\.)[^)]*\\)");

  /** An observer of the start without a priority comes last, by chance. */
  private static final Pattern STARTS =
      Pattern.compile("@Observes(?:Async)?(?:\\([^)]*\\))?\\s+(?:Schema\\.Ready|Startup)\\b");

  private SourceRules() {}

  /** Returns the source folders of this project. */
  static List<Path> roots() {
    return Stream.of("src/main", "src/test", "src/it", "src/dev", "bench")
        .map(tree -> Path.of(tree, "java"))
        .filter(Files::isDirectory)
        .toList();
  }

  static List<String> tooLong(List<Path> roots) {
    return javaFiles(roots).stream()
        .filter(file -> lines(file).size() > MOST_LINES)
        .map(file -> "%s has %d lines".formatted(file, lines(file).size()))
        .toList();
  }

  /** A package may exist in several roots; one of them must have its description. */
  static List<String> packagesWithoutWord(List<Path> roots) {
    Set<Path> described =
        roots.stream()
            .flatMap(
                root ->
                    javaFiles(List.of(root)).stream()
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> lines(file).contains("@NullMarked"))
                        .map(file -> root.relativize(file.getParent())))
            .collect(Collectors.toSet());
    return roots.stream()
        .flatMap(
            root ->
                javaFiles(List.of(root)).stream().map(file -> root.relativize(file.getParent())))
        .distinct()
        .filter(folder -> !described.contains(folder))
        .map(folder -> "%s has no package-info.java with @NullMarked".formatted(folder))
        .sorted()
        .toList();
  }

  /**
   * Constants are inlined by the compiler, so that only the source shows where a priority comes
   * from. Observers of the start name one; filters and interceptors too.
   */
  static List<String> prioritiesOfTheirOwn(List<Path> roots) {
    return javaFiles(roots).stream()
        .flatMap(
            file ->
                Stream.of(PRIORITY, STARTS)
                    .flatMap(wrong -> wrong.matcher(String.join("\n", lines(file))).results())
                    .map(found -> "%s: %s".formatted(file, found.group())))
        .toList();
  }

  private static List<Path> javaFiles(List<Path> roots) {
    return roots.stream().flatMap(SourceRules::below).sorted().toList();
  }

  private static Stream<Path> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
