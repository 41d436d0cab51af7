package io.bedloe.commerce.imports.usecase;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.HttpRule;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The body of an upload: counts the bytes, limits them and computes their digest. */
final class FileBody extends FilterInputStream {

  private static final String MAC = "HmacSHA256";

  private final long most;
  private final MessageDigest digest;
  private long read;

  FileBody(InputStream bytes, long most) {
    super(bytes);
    this.most = most;
    this.digest = sha256();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Returns the refusal of a file that is too large. */
  static Rejected tooLarge(long most) {
    return Rejected.because(
        HttpRule.BODY_TOO_LARGE,
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

  /** Reads the rest of the body, so that the digest covers all of it. */
  void readToEnd() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  /**
   * Returns the fingerprint of the request's parameters and of all bytes, after they were read. It
   * is an HMAC, so that a reader of the database cannot test guesses of the file's content.
   */
  String fingerprint(byte[] key, String words) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      mac.update(words.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(digest.digest()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }
}
