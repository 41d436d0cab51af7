package io.bedloe.bench;

import java.util.Map;

/**
 * One measurement, or the summary of several.
 *
 * @param build the name of the build that was measured; limits have the name of the first
 * @param errors failed connections and answers that are an error
 * @param statuses responses by status, where the load counts them
 * @param serverMicros the processor time of the server for a request
 * @param databaseMicros the processor time of PostgreSQL for a request
 * @param otherShare the share of all processors that programs took which do not belong to the
 *     benchmark
 */
record Sample(
    String build,
    Load load,
    int connections,
    double perSecond,
    Percentiles latency,
    long requests,
    long errors,
    Map<Integer, Long> statuses,
    long withoutRetryAfter,
    double serverMicros,
    double databaseMicros,
    double otherShare) {}
