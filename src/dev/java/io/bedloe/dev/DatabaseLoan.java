package io.bedloe.dev;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The database of {@code make run}, for a short command: the one of the environment, the one that a
 * running {@code make run} has started, or a new one that runs until this is closed.
 */
record DatabaseLoan(DatabaseAddress address, Optional<DevServices> services)
    implements AutoCloseable {

  static DatabaseLoan take(Settings settings) {
    return settings
        .database()
        .map(named -> new DatabaseLoan(named, Optional.empty()))
        .orElseGet(() -> ours(Settings.dataDirectory()));
  }

  private static DatabaseLoan ours(Path directory) {
    Optional<DevServices> services = DevServices.keptInUnlessInUse(directory);
    return new DatabaseLoan(
        services
            .map(free -> free.postgres().address())
            .orElseGet(() -> DevServices.ofRunning(directory)),
        services);
  }

  @Override
  public void close() {
    services.ifPresent(DevServices::close);
  }
}
