package io.bedloe.platform.crypto;

/** A key of one purpose, from one secret, in one version. */
final class DerivedKey {

  private final int version;
  private final String secretId;
  private final byte[] bytes;

  DerivedKey(int version, String secretId, byte[] bytes) {
    this.version = version;
    this.secretId = secretId;
    this.bytes = bytes.clone();
  }

  int version() {
    return version;
  }

  /** Names the version and the secret in what is written with this key, such as 1.3fa2b0c4. */
  String id() {
    return version + "." + secretId;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] mac(byte[]... parts) {
    return Digests.hmac(bytes, parts);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "DerivedKey[" + id() + "]";
  }
}
