package io.bedloe.platform.crypto;

/**
 * The purpose of a key. Each purpose has a key of its own.
 *
 * @param label part of the input of the derivation; it never changes
 * @param earlier how version 0 derived this key
 * @param writtenVersion the version that new data is written with
 */
public record KeyPurpose(String label, EarlierDerivation earlier, int writtenVersion) {

  /** The version that derives keys with HKDF. */
  static final int HKDF = 1;

  /** A purpose whose new data is written with the current version. */
  public static KeyPurpose of(String label, EarlierDerivation earlier) {
    return new KeyPurpose(label, earlier, HKDF);
  }

  /**
   * The same purpose, whose new data is still written with version 0. That is for what servers of
   * the version before compare with what they compute themselves, while they run beside this one;
   * the next release writes version 1 (ADR 96).
   */
  public KeyPurpose writtenAsVersion0() {
    return new KeyPurpose(label, earlier, 0);
  }
}
