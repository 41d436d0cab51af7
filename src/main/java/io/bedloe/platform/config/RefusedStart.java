package io.bedloe.platform.config;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process of a server whose settings are not valid. Open Liberty would go on without the
 * application, and say for ten seconds that it is ready, because there is nothing to check: a
 * rolling update would take the servers away that work.
 */
public final class RefusedStart {

  private static final Logger LOG = Logger.getLogger(RefusedStart.class.getName());

  private static final int EXIT_CODE = 1;

  private RefusedStart() {}

  /**
   * Logs the reason and ends the process at once: nothing has been served yet that would have to be
   * completed.
   *
   * @param reason the rest of a sentence about the server, for instance "because …"
   */
  public static void end(String reason) {
    LOG.log(Level.SEVERE, "Bedloe does not start {0}", reason);
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
