package io.bedloe.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that this server may run until its lease ends.
 *
 * @param attempt the number of the attempt; the first one is 1
 * @param token the number of the claim; a change that does not name it is refused
 */
record ClaimedJob(
    JobId id,
    String type,
    Lane lane,
    StoredPayload payload,
    int attempt,
    long token,
    Instant startedAt,
    Origin origin) {

  /** The payload as it is stored. */
  record StoredPayload(int version, String text, boolean isEncrypted) {

    /** Leaves the text out. */
    @Override
    public String toString() {
      return "StoredPayload[version=" + version + "]";
    }
  }

  /** The request that enqueued the job. */
  record Origin(@Nullable String requestId, @Nullable String traceParent, @Nullable String group) {}
}
