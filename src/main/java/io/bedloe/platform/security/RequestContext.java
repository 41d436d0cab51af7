package io.bedloe.platform.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The context of a request: attributes that policies can use, other than those of the caller.
 *
 * @param time the time of arrival
 * @param address the IP address of the client
 * @param path the normalised path: percent-decoded, without the query, matrix parameters, and
 *     doubled or trailing slashes
 * @param requestId the request id of logs and responses
 * @param route the template of the path below {@code /api/v1}, such as {@code /orders/{id}}; null
 *     in records of older versions
 */
public record RequestContext(
    Instant time,
    String address,
    String method,
    String path,
    String requestId,
    @Nullable String route) {

  /** Returns the same context at another time, for a connection that stays open. */
  public RequestContext at(Instant now) {
    return new RequestContext(now, address, method, path, requestId, route);
  }

  /** Returns the context of background work, which no request started. */
  public static RequestContext none(Instant now) {
    return new RequestContext(now, "", "", "", "", "");
  }
}
