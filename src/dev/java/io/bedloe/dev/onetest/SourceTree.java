package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Folders of sources that are compiled together into one folder of classes.
 *
 * @param name how the tree is called in messages and in the name of its state file
 * @param sources folders of Java files
 * @param resources folders of files that are copied beside the classes
 * @param output where classes go
 */
record SourceTree(String name, List<Path> sources, List<Path> resources, Path output) {

  private static final String JAVA = ".java";
  private static final String CLASS = ".class";

  /** All Java files, by the name of their class with slashes. */
  Map<String, Path> javaFiles() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (Path root : sources) {
      for (Path file : files(root)) {
        String relative = slashes(root.relativize(file));
        if (relative.endsWith(JAVA)) {
          found.put(relative.substring(0, relative.length() - JAVA.length()), file);
        }
      }
    }
    return found;
  }

  /** All class files in the output, by the name of the source that they are made of. */
  Map<String, List<Path>> classFiles() throws IOException {
    Map<String, List<Path>> found = new HashMap<>();
    for (Path file : files(output)) {
      String relative = slashes(output.relativize(file));
      if (relative.endsWith(CLASS)) {
        String name = relative.substring(0, relative.length() - CLASS.length());
        found.computeIfAbsent(sourceOf(name), source -> new ArrayList<>()).add(file);
      }
    }
    return found;
  }

  /**
   * The source of a class: that of its outermost class. What Hibernate's processor generates of
   * {@code Product} is called {@code Product_} or {@code _Product}.
   */
  static String sourceOf(String className) {
    int start = className.lastIndexOf('/') + 1;
    int dollar = className.indexOf('$', start);
    String outermost = dollar < 0 ? className : className.substring(0, dollar);
    String simple = outermost.substring(start);
    if (simple.startsWith("_")) {
      simple = simple.substring(1);
    }
    if (simple.endsWith("_")) {
      simple = simple.substring(0, simple.length() - 1);
    }
    return outermost.substring(0, start) + simple;
  }

  /** Copies resources that are new or changed, and removes those whose original is gone. */
  void copyResources() throws IOException {
    Map<String, Path> wanted = new HashMap<>();
    for (Path root : resources) {
      for (Path file : files(root)) {
        wanted.put(slashes(root.relativize(file)), file);
      }
    }
    for (Path file : files(output)) {
      String relative = slashes(output.relativize(file));
      if (!relative.endsWith(CLASS) && !wanted.containsKey(relative)) {
        Files.delete(file);
      }
    }
    for (var entry : wanted.entrySet()) {
      Path copy = output.resolve(entry.getKey());
      if (!Stamp.of(entry.getValue()).equals(Stamp.of(copy))) {
        Files.createDirectories(copy.getParent());
        Files.copy(
            entry.getValue(),
            copy,
            java.nio.file.StandardCopyOption.REPLACE_EXISTING,
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static List<Path> files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
