package io.bedloe.platform.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.SentCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Keeps the caller of a request for the connection that it opens. */
@ApplicationScoped
public class Viewers {

  private static final String BEARER = "Bearer ";

  private final CurrentCaller caller;
  private final CurrentRequest request;

  @Inject
  public Viewers(CurrentCaller caller, CurrentRequest request) {
    this.caller = caller;
    this.request = request;
  }

  /** Returns the caller of the current request. */
  public Viewer current(HttpServletRequest servlet) {
    var known = caller.get();
    var sent = servlet.getHeader("Authorization");
    var bearer =
        sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? sent.substring(BEARER.length()).strip()
            : null;
    return viewer(known, request.context(), bearer);
  }

  /**
   * Returns the caller of a connection.
   *
   * @param bearer the token that was verified; null for an API key in a header of its own
   */
  static Viewer viewer(Caller known, RequestContext context, @Nullable String bearer) {
    if (bearer == null || known.apiKeyId() != null) {
      return new Viewer(known, context, null, null);
    }
    return new Viewer(
        known,
        context,
        expiryOf(bearer),
        known.sessionId() == null ? new SentCredentials(bearer, null, context.address()) : null);
  }

  /** Returns the claim {@code exp} of a token that was verified. */
  static @Nullable Instant expiryOf(String verified) {
    var parts = verified.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      var claims =
          Json.mapper()
              .readTree(
                  new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      return claims.hasNonNull("exp") ? Instant.ofEpochSecond(claims.get("exp").asLong()) : null;
    } catch (JsonProcessingException | IllegalArgumentException noToken) {
      throw new IllegalArgumentException("the token was not verified", noToken);
    }
  }
}
