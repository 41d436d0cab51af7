package io.bedloe.dev;

import java.nio.file.Path;
import java.util.Map;

/** The text that {@code make run} prints when everything has started. */
final class Welcome {

  private static final String DEMO_ACCOUNTS =
      """
      Sign in as          admin@bedloe.example, manager@bedloe.example or user@bedloe.example
      with the password   bedloe-dev-password
      """;

  private static final String NO_DEMO_ACCOUNTS =
      """
      Accounts:           those of the database; this profile opens no demonstration accounts
      """;

  private Welcome() {}

  /**
   * Returns the text for a server.
   *
   * @param environment the configuration that the server was started with
   */
  static String text(
      int port, DatabaseAddress database, Path log, Map<String, String> environment) {
    String address = "http://localhost:" + port;
    return """

    Bedloe is ready:    %s
    %s%sDatabase:           %s
    Server log:         %s
    E-mails:            .bedloe/mail/, unless BEDLOE_MAIL_HOST names a mail server
    Ctrl-C stops everything; the data stays in .bedloe/ until "make reset".
    """
        .formatted(
            address,
            LauncherDefaults.servesApiDocument(environment)
                ? "API documentation:  " + address + "/openapi/ui\n"
                : "",
            LauncherDefaults.hasDemoAccounts(environment) ? DEMO_ACCOUNTS : NO_DEMO_ACCOUNTS,
            database,
            Path.of("").toAbsolutePath().relativize(log));
  }
}
