package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.data.Exports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes exports that have expired, with their files. */
@ApplicationScoped
public class DeleteExpiredExports {

  private static final int BATCH = 1_000;

  /** PostgreSQL deletes half a gigabyte in seconds, and one more file is two gigabytes at most. */
  private static final long BYTES = 500_000_000;

  private final Exports exports;
  private final Clock clock;

  @Inject
  public DeleteExpiredExports(Exports exports, Clock clock) {
    this.exports = exports;
    this.clock = clock;
  }

  /** Deletes the next exports in one transaction, and returns their number. */
  @Transactional
  public int deleteNextBatch() {
    return exports.deleteExpired(clock.instant(), BATCH, BYTES);
  }
}
