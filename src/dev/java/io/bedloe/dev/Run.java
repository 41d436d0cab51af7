package io.bedloe.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Implements {@code make run}: starts Bedloe and everything that it needs, until Ctrl-C. */
public final class Run {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Run() {}

  public static void main(String[] arguments) {
    Launch.exit(Run::run);
  }

  private static void run() throws Exception {
    Settings settings = Settings.ofThisProcess();
    int port = settings.httpPort();
    Path directory = Settings.dataDirectory();
    try (DevServices services = DevServices.keptIn(directory)) {
      requireFree(port);
      DatabaseAddress database = database(settings, services);
      Map<String, String> environment = new HashMap<>(settings.ours());
      environment.putAll(database.environment());
      environment.putAll(mail(settings, services));
      LauncherDefaults.addTo(environment);
      Launch.say("Starting Open Liberty ...");
      try (LibertyServer server =
          LibertyServer.on(
                  port,
                  Settings.installation(),
                  directory.resolve("liberty"),
                  environment,
                  services)
              .start(PATIENCE)) {
        Launch.say(Welcome.text(port, database, server.logFile(), environment));
        server.awaitEnd();
        if (!OnExit.began()) {
          throw new Refusal(
              "Open Liberty stopped unexpectedly. The end of "
                  + server.logFile()
                  + ":\n"
                  + server.faults());
        }
      }
    }
  }

  /**
   * Returns the database of the environment after a test of its connection; otherwise starts one.
   */
  static DatabaseAddress database(Settings settings, DevServices services) {
    settings.database().ifPresent(DatabaseDoor::tryOut);
    return settings
        .database()
        .orElseGet(
            () -> {
              Launch.say("Starting PostgreSQL ...");
              return services.postgres().address();
            });
  }

  /**
   * Returns no settings where the environment names a mail server; otherwise those of a server that
   * writes mails to files.
   */
  static Map<String, String> mail(Settings settings, DevServices services) {
    if (settings.value("BEDLOE_MAIL_HOST").isPresent()) {
      return Map.of();
    }
    services.mail().keepIn(mailDirectory(), Launch::say);
    return services.mail().environment();
  }

  static Path mailDirectory() {
    return Settings.dataDirectory().resolve("mail");
  }

  static void requireFree(int port) {
    if (!Ports.isFree(port)) {
      throw new Refusal(
          "Port "
              + port
              + " is in use: stop the process that listens there, or choose another port with "
              + "BEDLOE_HTTP_PORT.");
    }
  }
}
