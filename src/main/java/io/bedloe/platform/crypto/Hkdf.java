package io.bedloe.platform.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The HMAC-based key derivation function HKDF (RFC 5869) with SHA-256, as Bouncy Castle has it. The
 * JDK has one from version 25 on, and Bedloe runs on 17.
 */
final class Hkdf {

  private Hkdf() {}

  /**
   * Derives a key.
   *
   * @param salt may be empty
   * @param info tells keys of one secret apart
   */
  static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
    var generator = new HKDFBytesGenerator(SHA256Digest.newInstance());
    generator.init(new HKDFParameters(secret, salt, info));
    var key = new byte[length];
    generator.generateBytes(key, 0, length);
    return key;
  }
}
