package io.bedloe.dev;

import java.nio.file.Path;

/** What {@code make run} says when all is up. */
final class Welcome {
  private Welcome() {}

  static String text(int port, DatabaseAddress database, Path log) {
    return """

    Bedloe is ready:    %1$s
    API documentation:  %1$s/openapi/ui
    Sign in as          admin@bedloe.example, manager@bedloe.example or user@bedloe.example
    with the password   bedloe-dev-password
    Database:           %2$s
    Server log:         %3$s
    E-mails:            .bedloe/mail/, unless BEDLOE_MAIL_HOST names a mail server
    Ctrl-C stops everything; the data stays in .bedloe/ until "make reset".
    """
        .formatted(
            "http://localhost:" + port, database, Path.of("").toAbsolutePath().relativize(log));
  }
}
