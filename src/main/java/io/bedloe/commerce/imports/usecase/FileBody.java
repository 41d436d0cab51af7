package io.bedloe.commerce.imports.usecase;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.crypto.MacKeys;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The body of an upload: counts the bytes, limits them and computes their digest. */
final class FileBody extends FilterInputStream {

  private final long most;
  private final MessageDigest digest;
  private long read;

  FileBody(InputStream bytes, long most) {
    super(bytes);
    this.most = most;
    this.digest = Digests.sha256();
  }

  /** Returns the refusal of a file that is too large. */
  static Rejected tooLarge(long most) {
    return Rejected.because(
        RequestRule.BODY_TOO_LARGE,
        "A file can have %d bytes at most. Split it and send the parts.".formatted(most));
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      digest.update((byte) next);
      count(1);
    }
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      digest.update(target, offset, count);
      count(count);
    }
    return count;
  }

  private void count(int more) {
    read += more;
    if (read > most) {
      throw tooLarge(most);
    }
  }

  /** Returns the number of bytes that were read. */
  long size() {
    return read;
  }

  /** Reads the rest of the body, so that the digest covers all of it. */
  void readToEnd() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  /**
   * Returns the fingerprint of the request's parameters and of all bytes, after they were read. It
   * is an HMAC, so that a reader of the database cannot test guesses of the file's content.
   */
  Fingerprint fingerprint(MacKeys keys, String words) {
    return new Fingerprint(
        keys, words.getBytes(StandardCharsets.UTF_8), new byte[] {0}, digest.digest());
  }
}
