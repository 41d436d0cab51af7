package io.bedloe.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job is run.
 *
 * @param runAt the earliest time; null for at once
 * @param priority jobs with a higher one are run first, in the same lane
 * @param uniqueKey while a job of the type with this key is not over, no other is stored; null for
 *     jobs that are not unique
 * @param groupKey jobs with the same key run one after the other, in the order in which they were
 *     enqueued; null for jobs without an order
 */
public record JobOptions(
    @Nullable Instant runAt, int priority, @Nullable String uniqueKey, @Nullable String groupKey) {

  /** A job that runs at once, beside others. */
  public static final JobOptions NONE = new JobOptions(null, 0, null, null);

  public JobOptions at(Instant time) {
    return new JobOptions(time, priority, uniqueKey, groupKey);
  }

  public JobOptions withPriority(int value) {
    return new JobOptions(runAt, value, uniqueKey, groupKey);
  }

  public JobOptions unique(String key) {
    return new JobOptions(runAt, priority, key, groupKey);
  }

  public JobOptions inGroup(String key) {
    return new JobOptions(runAt, priority, uniqueKey, key);
  }
}
