package io.bedloe.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Implements {@code make start-cache}: starts the built server once, on a database of its own, and
 * has the JVM write an archive of the classes that it loads and, from Java 25 on, of the profiles
 * of their methods, by which later starts with the same Java are faster. {@code wlp/etc/server.env}
 * uses the archive where it fits (ADR 128).
 */
public final class StartCache {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Path RELEASE = Path.of(System.getProperty("java.home"), "release");

  private static final List<String> READS =
      List.of("/api/v1/products?limit=20", "/api/v1/orders?limit=20", "/api/v1/customers?limit=20");

  /**
   * The JVM compresses object pointers in heaps of less than 32 GB alone. On a large build machine
   * 40 % of the memory are more, and the archive would not fit a server with a smaller heap.
   */
  private static final String HEAP = "-Xmx512m";

  /** Java 25.0.3 can crash when it writes an archive after it has unloaded a class. */
  private static final String KEEP_CLASSES = "-XX:-ClassUnloading";

  /** The forms of an archive. */
  enum Form {
    /** Classes alone (JEP 350). */
    CLASSES(".jsa", "-XX:ArchiveClassesAtExit="),
    /** Classes with profiles of methods (JEP 514, JEP 515). */
    CLASSES_AND_PROFILES(".aot", "-XX:AOTCacheOutput=");

    private final String suffix;
    private final String option;

    Form(String suffix, String option) {
      this.suffix = suffix;
      this.option = option;
    }

    /** Returns the best form that a release of Java can write. */
    static Form of(int release) {
      return release < 25 ? CLASSES : CLASSES_AND_PROFILES;
    }

    /** Returns the options of the JVM that writes an archive. */
    String jvmArgs(Path archive) {
      return "%s %s %s'%s'".formatted(HEAP, KEEP_CLASSES, option, archive);
    }
  }

  private StartCache() {}

  public static void main(String[] arguments) {
    Launch.exit(StartCache::run);
  }

  private static void run() throws IOException, InterruptedException {
    Files.createDirectories(folder(Settings.installation()));
    String version =
        javaVersion()
            .orElseThrow(
                () ->
                    new Refusal(
                        RELEASE
                            + " does not tell the version of this Java, so the archive cannot be"
                            + " tied to it."));
    Form form = Form.of(Runtime.version().feature());
    for (Form any : Form.values()) {
      Files.deleteIfExists(archive(Settings.installation(), version, any));
    }
    Path archive = archive(Settings.installation(), version, form);
    record(form, archive);
    if (!isWritten(archive)) {
      Files.deleteIfExists(archive);
      throw new Refusal(
          "The JVM wrote no archive; the server starts without one, as before. The reason is in"
              + " target/start-cache/run-*/liberty/console.log.");
    }
    makeReadable(archive);
    Launch.say("Wrote %s (%d MB).".formatted(archive, Files.size(archive) / 1_000_000));
  }

  /** Starts a server that writes an archive at its end. */
  private static void record(Form form, Path archive) throws IOException, InterruptedException {
    try (DevServices services = DevServices.thrownAwayIn(Path.of("target/start-cache"))) {
      Map<String, String> environment = new HashMap<>(services.postgres().address().environment());
      environment.put("BEDLOE_PROFILE", "development");
      // An agent changes classes, and the archive takes unchanged ones alone.
      environment.put("WLP_SKIP_BOOTSTRAP_AGENT", "true");
      environment.put("JVM_ARGS", form.jvmArgs(archive));
      LibertyServer server =
          LibertyServer.on(
              Ports.free(),
              Settings.installation().toAbsolutePath(),
              services.directory().resolve("liberty"),
              environment,
              services);
      try (server) {
        Launch.say("Starting Open Liberty to record its classes ...");
        server.start(PATIENCE);
        read(server.uri());
        Launch.say("Stopping it and writing the archive ...");
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
        server.awaitEnd();
      }
    }
    // Java 25 leaves its record of the run beside the archive.
    Files.deleteIfExists(archive.resolveSibling(archive.getFileName() + ".config"));
  }

  /** The JVM writes it for its own user and group, but a server may run as another user. */
  static void makeReadable(Path archive) throws IOException {
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r--r--"));
  }

  /** Returns the archive that server.env uses with a version of Java, if there is one. */
  static Optional<Path> usedBy(Path installation, String version) {
    return Stream.of(Form.CLASSES_AND_PROFILES, Form.CLASSES)
        .map(form -> archive(installation, version, form))
        .filter(StartCache::isWritten)
        .findFirst();
  }

  /** The JVM leaves an empty file when it fails. */
  private static boolean isWritten(Path archive) {
    return Files.isReadable(archive) && archive.toFile().length() > 0;
  }

  private static Path archive(Path installation, String version, Form form) {
    return folder(installation).resolve(version + form.suffix);
  }

  private static Path folder(Path installation) {
    return installation.toAbsolutePath().resolve("etc/start-cache");
  }

  /** Sends each request once, so that the archive has the classes of a request too. */
  private static void read(URI server) throws IOException, InterruptedException {
    String token = ApiClient.at(server).signInAsDemoManager();
    HttpClient client = HttpClient.newHttpClient();
    for (String read : READS) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(read))
              .header("Authorization", "Bearer " + token)
              .build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new Refusal("Bedloe answered " + status + " to " + request.uri() + ".");
      }
    }
  }

  /** Returns the version of this Java as server.env reads it, if the file has one. */
  static Optional<String> javaVersion() throws IOException {
    if (!Files.isRegularFile(RELEASE)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(RELEASE)) {
      properties.load(reader);
    }
    return Optional.ofNullable(properties.getProperty("JAVA_RUNTIME_VERSION"))
        .map(version -> version.replace("\"", ""));
  }
}
