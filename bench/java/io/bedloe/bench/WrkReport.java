package io.bedloe.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.dev.Refusal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of wrk reports: the line that {@code done} of bench/wrk/common.lua writes.
 *
 * @param errors connections that failed, requests without an answer in time, and answers that are
 *     an error (status 400 and more)
 * @param statuses responses by status, where the load counts them
 * @param withoutRetryAfter responses 503 without Retry-After, where the load counts them
 * @param accepted the latencies of the requests that were accepted, where the load counts them,
 *     otherwise of all
 */
record WrkReport(
    long requests,
    double seconds,
    long errors,
    Map<Integer, Long> statuses,
    long withoutRetryAfter,
    Percentiles accepted) {

  private static final String MARK = "BENCH ";
  private static final ObjectMapper JSON = new ObjectMapper();

  static WrkReport parse(String output) {
    var line =
        output
            .lines()
            .filter(text -> text.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new Refusal("wrk reported nothing:\n" + output));
    try {
      return of(JSON.readTree(line.substring(MARK.length())));
    } catch (JsonProcessingException e) {
      throw new Refusal("wrk reported what is no JSON: " + line, e);
    }
  }

  private static WrkReport of(JsonNode json) {
    var statuses = new TreeMap<Integer, Long>();
    json.required("statuses")
        .properties()
        .forEach(entry -> statuses.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
    long errors = 0;
    for (var kind : new String[] {"connect", "read", "write", "timeout", "status"}) {
      errors += json.required(kind).asLong();
    }
    var ofAccepted = json.required("accepted").asLong() > 0;
    return new WrkReport(
        json.required("requests").asLong(),
        json.required("micros").asLong() / 1e6,
        errors,
        statuses,
        json.required("withoutRetryAfter").asLong(),
        new Percentiles(
            millis(json, ofAccepted ? "acceptedP50" : "p50"),
            millis(json, ofAccepted ? "acceptedP95" : "p95"),
            millis(json, ofAccepted ? "acceptedP99" : "p99")));
  }

  private static double millis(JsonNode json, String name) {
    return json.required(name).asLong() / 1e3;
  }
}
