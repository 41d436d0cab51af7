package io.bedloe.platform.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The declaration of a type of jobs.
 *
 * @param name the stored name, such as {@code send-mail}; it never changes
 * @param payload the record of the payload
 * @param version the version of the payload; servers leave jobs of later versions to newer servers
 * @param lane the lane in which the jobs run
 * @param retries what happens after a failure
 * @param timeout the time after which an attempt is interrupted
 * @param isConfidential whether the payload is encrypted, shown to nobody, and deleted when the job
 *     has succeeded
 */
public record JobType<P extends Record>(
    String name,
    Class<P> payload,
    int version,
    Lane lane,
    RetryPolicy retries,
    Duration timeout,
    boolean isConfidential) {

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  public JobType {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a type of jobs has a name such as send-mail: " + name);
    }
  }

  /** Declares the first version of a type with three retries and a timeout of five minutes. */
  public static <P extends Record> JobType<P> of(String name, Class<P> payload, Lane lane) {
    return new JobType<>(
        name, payload, 1, lane, RetryPolicy.STANDARD, Duration.ofMinutes(5), false);
  }

  /** Returns the type with other retries. */
  public JobType<P> withRetries(RetryPolicy policy) {
    return new JobType<>(name, payload, version, lane, policy, timeout, isConfidential);
  }

  /** Returns the type with another version of the payload. */
  public JobType<P> withVersion(int number) {
    return new JobType<>(name, payload, number, lane, retries, timeout, isConfidential);
  }

  /** Returns the type with another timeout. */
  public JobType<P> withTimeout(Duration time) {
    return new JobType<>(name, payload, version, lane, retries, time, isConfidential);
  }

  /** Returns the type with a confidential payload. */
  public JobType<P> withConfidentialPayload() {
    return new JobType<>(name, payload, version, lane, retries, timeout, true);
  }
}
