package io.bedloe.platform.security;

import java.time.Instant;

/**
 * What policies know of a request besides who sends it.
 *
 * @param time when it arrived
 * @param address where it came from, as an IP address
 * @param path what was asked for, without the query
 * @param requestId what logs and answers call it
 */
public record Circumstances(
    Instant time, String address, String method, String path, String requestId) {

  /** Of work that no request asked for. */
  public static Circumstances none(Instant now) {
    return new Circumstances(now, "", "", "", "");
  }
}
