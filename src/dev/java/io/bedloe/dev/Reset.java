package io.bedloe.dev;

import java.nio.file.Files;
import java.nio.file.Path;

/** Implements {@code make reset}: deletes the data of {@code make run}. */
public final class Reset {
  private Reset() {}

  public static void main(String[] arguments) {
    Launch.exit(Reset::run);
  }

  private static void run() throws Exception {
    Path directory = Settings.dataDirectory();
    if (!Files.exists(directory)) {
      Launch.say("There is nothing to delete.");
      return;
    }
    DevServices.clear(directory);
    Launch.say("Deleted .bedloe/.");
  }
}
