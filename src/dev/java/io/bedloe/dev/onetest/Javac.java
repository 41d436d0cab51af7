package io.bedloe.dev.onetest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The JDK's compiler, without Error Prone, NullAway and warnings: it says what is no Java. */
final class Javac {
  private static final int RELEASE = 17;

  /** What Hibernate's annotation processor generates something of. */
  private static final Pattern PROCESSED =
      Pattern.compile(
          "jakarta\\.persistence\\.|jakarta\\.data\\.|org\\.hibernate\\.annotations\\.");

  private final String classPath;
  private final String processorPath;
  private final Path generated;

  /**
   * A compiler.
   *
   * @param classPath what all trees are compiled against
   * @param processorPath where Hibernate's annotation processor lies
   * @param generated where it writes what it generates
   */
  Javac(String classPath, String processorPath, Path generated) {
    this.classPath = classPath;
    this.processorPath = processorPath;
    this.generated = generated;
  }

  void compile(List<Path> sources, SourceTree tree) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var said = new StringWriter();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      Files.createDirectories(tree.output());
      var task =
          compiler.getTask(
              said,
              files,
              found,
              options(sources, tree),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      if (!task.call()) {
        throw new Failure(faults(found.getDiagnostics()) + said);
      }
    }
  }

  private List<String> options(List<Path> sources, SourceTree tree) throws IOException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-d", tree.output().toString(), "-cp", tree.output() + ":" + classPath));
    // Nothing is written unless everything compiles
    options.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    options.addAll(List.of("-nowarn", "-Xlint:none", "-parameters", "-g", "-implicit:none"));
    if (Runtime.version().feature() != RELEASE) {
      options.addAll(List.of("--release", Integer.toString(RELEASE)));
    }
    if (needsProcessor(sources, tree)) {
      Files.createDirectories(generated);
      options.addAll(List.of("-processorpath", processorPath, "-s", generated.toString()));
    } else {
      options.add("-proc:none");
    }
    return options;
  }

  private static boolean needsProcessor(List<Path> sources, SourceTree tree) throws IOException {
    if (!tree.name().equals("main")) {
      return false;
    }
    for (Path source : sources) {
      if (PROCESSED.matcher(Files.readString(source)).find()) {
        return true;
      }
    }
    return false;
  }

  private static String faults(List<Diagnostic<? extends JavaFileObject>> found) {
    var text = new StringBuilder();
    for (var diagnostic : found) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        text.append(diagnostic).append('\n');
      }
    }
    return text.toString();
  }
}
