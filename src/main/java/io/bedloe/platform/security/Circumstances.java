package io.bedloe.platform.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The context of a request: attributes that policies can use, other than those of the caller.
 *
 * @param time when it arrived
 * @param address where it came from, as an IP address
 * @param path what was asked for, normalised: without the query, matrix parameters, doubled or
 *     trailing slashes, and percent-decoded
 * @param requestId what logs and answers call it
 * @param route the template of the path below {@code /api/v1}, such as {@code /orders/{id}}; null
 *     for what an older version recorded
 */
public record Circumstances(
    Instant time,
    String address,
    String method,
    String path,
    String requestId,
    @Nullable String route) {

  /** Of work that no request asked for. */
  public static Circumstances none(Instant now) {
    return new Circumstances(now, "", "", "", "", "");
  }
}
