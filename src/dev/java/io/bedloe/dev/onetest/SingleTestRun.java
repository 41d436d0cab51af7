package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code make t T=NameOfTest}: compiles what changed and runs the tests that are named. */
public final class SingleTestRun {
  private static final Path FOLDER = Path.of("target/t").toAbsolutePath();

  /** ArchUnit tells tests from other classes by these ends of paths. */
  private static final Path CLASSES = FOLDER.resolve("target/classes");

  private static final Path TEST_CLASSES = FOLDER.resolve("target/test-classes");

  private SingleTestRun() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    try {
      System.exit(run(List.of(arguments[0].split(","))));
    } catch (Failure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static int run(List<String> names) throws Exception {
    long began = System.nanoTime();
    String libraries = Files.readString(Path.of("target/test.classpath")).strip();
    forgetWhatWasCompiledAgainstOtherLibraries(libraries);
    var mainTree =
        new SourceTree("main", paths("src/main/java"), paths("src/main/resources"), CLASSES);
    var testTree =
        new SourceTree(
            "test",
            paths(
                "src/test/java", "src/it/java", "src/dev/java", "src/keycloak/java", "bench/java"),
            paths("src/test/resources", "src/it/resources"),
            TEST_CLASSES);
    var tests =
        new IncrementalCompiler(
            testTree,
            new Javac(CLASSES + ":" + libraries, "", FOLDER),
            FOLDER.resolve("test.state"));
    Map<String, String> found = classes(names, tests);
    boolean onServer = found.values().stream().anyMatch(name -> name.endsWith("IT"));
    // What it remembers of the identity provider is of the provider's last run
    String again =
        found.values().stream().anyMatch(name -> name.contains("/federation/"))
            ? "-" + System.currentTimeMillis()
            : "";
    boolean onOwnServer = found.values().stream().anyMatch(name -> name.endsWith("ST"));

    var main =
        new IncrementalCompiler(
            mainTree,
            new Javac(libraries, processorPath(libraries), FOLDER.resolve("generated")),
            FOLDER.resolve("main.state"));
    main.update();
    var installation = new Installation(FOLDER, libraries);
    if (onServer || onOwnServer) {
      installation.prepare();
    }
    CompletableFuture<Map<String, String>> server = CompletableFuture.completedFuture(Map.of());
    var kept = new KeptServerClient(FOLDER, TEST_CLASSES + ":" + CLASSES + ":" + libraries);
    boolean early = onServer && kept.isThere();
    if (early) {
      server = CompletableFuture.supplyAsync(() -> kept.ready(installation.fingerprint() + again));
    }
    tests.update(main);
    main.save();
    tests.save();
    say(
        "Compiled %d of %d sources, without the static checks, in %s.",
        main.compiled().size() + tests.compiled().size(),
        main.sources().size() + tests.sources().size(),
        since(began));
    if (onServer && !early) {
      server = CompletableFuture.supplyAsync(() -> kept.ready(installation.fingerprint() + again));
    }
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("basedir", Path.of("").toAbsolutePath().toString());
    properties.put("bedloe.liberty.home", installation.home().toString());
    if (onServer) {
      properties.putAll(answer(server));
      say("The server is ready after %s.", since(began));
    }
    int code = execute(properties, libraries, found);
    say("From the command to the verdict: %s.", since(began));
    return code;
  }

  private static Map<String, String> answer(CompletableFuture<Map<String, String>> server)
      throws InterruptedException {
    try {
      return server.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  /** The classes of the tests with slashes, by what was asked for. */
  private static Map<String, String> classes(List<String> names, IncrementalCompiler tests) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      String simple = name.strip().split("#", 2)[0];
      String type =
          TestClasses.find(simple.substring(simple.lastIndexOf('.') + 1), tests.sources());
      if (type.endsWith("AT")) {
        throw new Failure(
            simple
                + " runs inside a server, which needs the built WAR. Run it by Maven:\n"
                + "  mvn verify -Dit.test="
                + simple
                + " -Dunit.skip=true -Dintegration.skip=true -Dsystem.skip=true"
                + " -Dspotless.check.skip=true -Dmdep.analyze.skip=true -Dcoverage.gate.skip=true");
      }
      found.put(name.strip(), type);
    }
    return found;
  }

  private static int execute(
      Map<String, String> properties, String libraries, Map<String, String> tests)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add("-XX:TieredStopAtLevel=1");
    lines.add("-XX:+UseSerialGC");
    lines.add("-Dslf4j.internal.verbosity=ERROR");
    properties.forEach((key, value) -> lines.add("-D" + key + "=" + value));
    lines.add("-cp");
    lines.add(TEST_CLASSES + ":" + CLASSES + ":" + libraries);
    lines.add(RunTests.class.getName());
    tests.forEach(
        (asked, type) ->
            lines.add(
                type.replace('/', '.')
                    + (asked.contains("#") ? asked.substring(asked.indexOf('#')) : "")));
    Path file = FOLDER.resolve("run.args");
    Files.write(file, lines.stream().map(line -> '"' + line.replace("\\", "\\\\") + '"').toList());
    say("$ java @%s", Path.of("").toAbsolutePath().relativize(file));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file)
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void forgetWhatWasCompiledAgainstOtherLibraries(String libraries)
      throws IOException {
    Path file = FOLDER.resolve("libraries");
    if (!Files.exists(file) || !Files.readString(file).equals(libraries)) {
      Files.deleteIfExists(FOLDER.resolve("main.state"));
      Files.deleteIfExists(FOLDER.resolve("test.state"));
      for (Path folder : List.of(CLASSES, TEST_CLASSES)) {
        for (Path old : SourceTree.files(folder)) {
          Files.delete(old);
        }
      }
      Files.createDirectories(FOLDER);
      Files.writeString(file, libraries);
    }
  }

  /** Maven keeps the processor beside Hibernate, in the same version; the rest is shared. */
  private static String processorPath(String libraries) {
    for (String library : libraries.split(":", -1)) {
      if (library.contains("/hibernate-core-")) {
        return library.replace("hibernate-core", "hibernate-processor") + ":" + libraries;
      }
    }
    throw new Failure("hibernate-core is missing in target/test.classpath. Run: make clean run");
  }

  private static List<Path> paths(String... folders) {
    return List.of(folders).stream().map(folder -> Path.of(folder).toAbsolutePath()).toList();
  }

  private static String since(long began) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }

  @SuppressWarnings("SystemOut")
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
    System.out.flush();
  }
}
