package io.bedloe.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Implements {@code make dev}: like {@code make run}, with Liberty's dev mode, which reloads a
 * saved class. Its server is configured below the data directory, because dev mode removes the
 * built archive from the one in target/, which all other launchers use.
 */
public final class Dev {
  private Dev() {}

  public static void main(String[] arguments) {
    Launch.exit(Dev::run);
  }

  private static void run() throws Exception {
    Settings settings = Settings.ofThisProcess();
    int port = settings.httpPort();
    Path directory = Settings.dataDirectory();
    try (DevServices services = DevServices.keptIn(directory)) {
      Run.requireFree(port);
      DatabaseAddress database = Run.database(settings, services);
      Map<String, String> environment = new HashMap<>();
      environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
      environment.putAll(settings.ours());
      LauncherDefaults.addTo(environment);
      environment.put("BEDLOE_HTTP_PORT", Integer.toString(port));
      environment.putAll(database.environment());
      environment.putAll(Run.mail(settings, services));
      try (MavenProcess maven = start(directory.resolve("dev"), environment, services)) {
        Path log = directory.resolve("dev/servers/bedloe/logs/messages.log");
        follow(maven, port, Welcome.text(port, database, log, environment));
      }
    }
  }

  private static MavenProcess start(
      Path userDirectory, Map<String, String> environment, DevServices services) {
    ProcessBuilder builder =
        new ProcessBuilder(
                "mvn", "-B", "-ntp", "-Pquick", "liberty:dev", "-DuserDirectory=" + userDirectory)
            .inheritIO();
    builder.environment().putAll(environment);
    try {
      return MavenProcess.start(builder, services.processes());
    } catch (IOException e) {
      throw new Refusal("Maven did not start: " + e.getMessage(), e);
    }
  }

  private static void follow(MavenProcess maven, int port, String welcome)
      throws InterruptedException {
    Readiness readiness = new Readiness(URI.create("http://127.0.0.1:" + port + "/health/ready"));
    boolean welcomed = false;
    while (!maven.hasEndedWithinOneSecond()) {
      if (!welcomed && readiness.isUp()) {
        Launch.say(welcome);
        welcomed = true;
      }
    }
    if (maven.exitCode() != 0 && !OnExit.began()) {
      throw new Refusal("Liberty's dev mode ended with " + maven.exitCode() + ".");
    }
  }
}
