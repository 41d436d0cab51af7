package io.bedloe.commerce.imports.model;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the upload request.
 *
 * @param charset the character set that the Content-Type names; null when it names none
 * @param key the Idempotency-Key; null without one
 * @param words the parameters of the request in a fixed order, as input of the fingerprint
 */
public record Upload(@Nullable Charset charset, @Nullable String key, String words) {

  /** An upload of a file that belongs to Bedloe. */
  public static final Upload OWN = new Upload(null, null, "");
}
