package io.bedloe.dev;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The database that {@code make run} would use, for a command that is soon done: the one that the
 * environment names, the one that a {@code make run} has started, or ours, started for as long as
 * this is open.
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
