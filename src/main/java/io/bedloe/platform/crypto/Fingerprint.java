package io.bedloe.platform.crypto;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether something is the same as before, without keeping it: a message authentication code,
 * which nobody who reads the database can try values on.
 */
public final class Fingerprint {

  private final MacKeys keys;
  private final byte[][] parts;

  public Fingerprint(MacKeys keys, byte[]... parts) {
    this.keys = keys;
    this.parts = parts.clone();
  }

  /** The text to store. */
  public String text() {
    return keys.sign(parts);
  }

  /** Whether a stored fingerprint is of the same, under any secret that is configured. */
  public boolean matches(@Nullable String stored) {
    return keys.verify(stored, parts);
  }
}
