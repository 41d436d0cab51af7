package io.bedloe.platform.security;

/** Keys that are derived from the configured secret, a different one for each purpose. */
public interface DerivedKeys {

  /**
   * The key of a purpose: 32 bytes, the same on every server that has the same secret.
   *
   * @param purpose a constant, such as {@code idempotency-fingerprint}
   */
  byte[] keyFor(String purpose);
}
