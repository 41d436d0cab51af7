package io.bedloe.commerce.imports.model;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a file was sent.
 *
 * @param charset the character set that the Content-Type names; null when it names none
 * @param key the Idempotency-Key; null without one
 * @param words the parameters of the request in a fixed order, to tell one request from another
 */
public record Upload(@Nullable Charset charset, @Nullable String key, String words) {

  /** A file of Bedloe's own. */
  public static final Upload OWN = new Upload(null, null, "");
}
