package io.bedloe.platform.crypto;

/**
 * How version 0 derived the key of a purpose, before there was a keyring (ADR 96). It stays so that
 * data of that time can be read.
 */
public enum EarlierDerivation {
  /** SHA-256 of the secret. */
  SHA_256 {
    @Override
    byte[] derive(String secret, String label) {
      return Digests.sha256().digest(Digests.bytes(secret));
    }
  },
  /** HMAC of the label under the secret. */
  HMAC_OF_LABEL {
    @Override
    byte[] derive(String secret, String label) {
      return Digests.hmac(Digests.bytes(secret), Digests.bytes(label));
    }
  },
  /** The label, a space and the secret. */
  LABEL_AND_SECRET {
    @Override
    byte[] derive(String secret, String label) {
      return Digests.bytes(label + " " + secret);
    }
  },
  /** The secret itself. */
  SECRET {
    @Override
    byte[] derive(String secret, String label) {
      return Digests.bytes(secret);
    }
  };

  abstract byte[] derive(String secret, String label);
}
