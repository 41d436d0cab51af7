package io.bedloe.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Implements {@code make start-cache}: starts the built server once, on a database of its own, and
 * has the JVM write an archive of the classes that it loads, by which later starts with the same
 * Java are faster. {@code wlp/etc/server.env} uses the archive where it fits (ADR 111).
 */
public final class StartCache {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** As many as make the methods of a request known to the profiles of the archive. */
  private static final int REQUESTS = 200;

  private static final List<String> READS =
      List.of("/api/v1/products?limit=20", "/api/v1/orders?limit=20", "/api/v1/customers?limit=20");

  /** The forms of an archive; the first that the JVM writes is used. */
  private enum Form {
    /** With profiles of methods (JEP 514, JEP 515). Java 25.0.3 crashed when it wrote some. */
    AOT_CACHE(25, ".aot", "-XX:AOTCacheOutput="),
    /** Classes alone (JEP 350). */
    CLASSES(17, ".jsa", "-XX:ArchiveClassesAtExit=");

    private final int since;
    private final String suffix;
    private final String option;

    Form(int since, String suffix, String option) {
      this.since = since;
      this.suffix = suffix;
      this.option = option;
    }
  }

  private StartCache() {}

  public static void main(String[] arguments) {
    Launch.exit(StartCache::run);
  }

  private static void run() throws IOException, InterruptedException {
    Path folder = Settings.installation().toAbsolutePath().resolve("etc/start-cache");
    Files.createDirectories(folder);
    String version = javaVersion();
    for (Form form : Form.values()) {
      Files.deleteIfExists(folder.resolve(version + form.suffix));
    }
    for (Form form : Form.values()) {
      Path archive = folder.resolve(version + form.suffix);
      if (Runtime.version().feature() >= form.since && record(form, archive)) {
        Launch.say("Wrote %s (%d MB).".formatted(archive, Files.size(archive) / 1_000_000));
        return;
      }
    }
    throw new Refusal(
        "The JVM wrote no archive; the server starts without one, as before. The reason is in"
            + " target/start-cache/run-*/liberty/console.log.");
  }

  /** Starts a server that writes an archive at its end; returns whether it has written one. */
  private static boolean record(Form form, Path archive) throws IOException, InterruptedException {
    try (DevServices services = DevServices.thrownAwayIn(Path.of("target/start-cache"))) {
      Map<String, String> environment = new HashMap<>(services.postgres().address().environment());
      environment.put("BEDLOE_PROFILE", "development");
      // An agent changes classes, and the archive takes unchanged ones alone.
      environment.put("WLP_SKIP_BOOTSTRAP_AGENT", "true");
      environment.put("JVM_ARGS", "%s'%s'".formatted(form.option, archive));
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
    // Java 25 leaves its record beside the archive, and an empty archive when it has failed.
    Files.deleteIfExists(archive.resolveSibling(archive.getFileName() + ".config"));
    if (Files.isRegularFile(archive) && Files.size(archive) > 0) {
      return true;
    }
    Files.deleteIfExists(archive);
    Launch.say("The JVM wrote no archive with " + form.option + ".");
    return false;
  }

  /** Sends some requests, so that the archive has the classes of a request too. */
  private static void read(URI server) throws IOException, InterruptedException {
    String token = ApiClient.at(server).signInAsDemoManager();
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < REQUESTS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(READS.get(i % READS.size())))
              .header("Authorization", "Bearer " + token)
              .build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new Refusal("Bedloe answered " + status + " to " + request.uri() + ".");
      }
    }
  }

  /** Returns the version as server.env reads it. */
  private static String javaVersion() throws IOException {
    Path release = Path.of(System.getProperty("java.home"), "release");
    if (!Files.isRegularFile(release)) {
      throw new Refusal(release + " does not exist, so the archive cannot be tied to this Java.");
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    return properties.getProperty("JAVA_RUNTIME_VERSION", "").replace("\"", "");
  }
}
