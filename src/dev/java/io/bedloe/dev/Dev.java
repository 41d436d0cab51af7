package io.bedloe.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code make dev}: as {@code make run}, with Liberty's dev mode: a saved class is live. */
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
      Map<String, String> environment = new HashMap<>();
      environment.put("BEDLOE_HTTP_HOST", "127.0.0.1");
      environment.put("BEDLOE_PROFILE", "development");
      environment.putAll(settings.ours());
      environment.put("BEDLOE_HTTP_PORT", Integer.toString(port));
      environment.putAll(Run.database(settings, services).environment());
      runDevMode(environment, services);
    }
  }

  private static void runDevMode(Map<String, String> environment, DevServices services)
      throws InterruptedException {
    ProcessBuilder maven =
        new ProcessBuilder("mvn", "-B", "-ntp", "liberty:dev", "-Pquick", "-DlooseApplication=true")
            .inheritIO();
    maven.environment().putAll(environment);
    try (MavenProcess running = MavenProcess.start(maven, services)) {
      int code = running.awaitEnd();
      if (code != 0 && !OnExit.began()) {
        throw new Refusal("Liberty's dev mode ended with " + code + ".");
      }
    } catch (IOException e) {
      throw new Refusal("Maven did not start: " + e.getMessage(), e);
    }
  }
}
