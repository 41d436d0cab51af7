package io.bedloe.commerce.imports.model;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the upload request.
 *
 * @param charset the character set that the Content-Type names; null when it names none
 * @param key the Idempotency-Key; null without one
 * @param parameters the query parameters
 * @param isAsync whether the sender prefers a background job (RFC 7240, {@code respond-async})
 */
public record Upload(
    @Nullable Charset charset,
    @Nullable String key,
    Map<String, List<String>> parameters,
    boolean isAsync) {

  /** Returns the upload of a file that belongs to Bedloe. */
  public static Upload own(Map<String, List<String>> parameters) {
    return new Upload(null, null, parameters, false);
  }

  /** Returns the request in a fixed order, as input of the fingerprint. */
  public String words() {
    return new TreeMap<>(parameters) + " " + charset;
  }
}
