package io.bedloe.platform.http;

import io.bedloe.platform.crypto.Digests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * The SHA-256 of a request body as it was sent: {@code Content-Digest} is about the bytes before a
 * {@code Content-Encoding} is decoded (RFC 9530, 2).
 */
public final class SentDigest {

  private static final String ATTRIBUTE = SentDigest.class.getName();

  private SentDigest() {}

  /** The same bytes, digested as they are read when the request has a {@code Content-Digest}. */
  static InputStream watch(HttpServletRequest request, InputStream received) {
    if (request.getHeader("Content-Digest") == null) {
      return received;
    }
    var digest = Digests.sha256();
    request.setAttribute(ATTRIBUTE, digest);
    return new DigestInputStream(received, digest);
  }

  /** The digest of the body, once it is read to its end and when its digest was sent. */
  public static byte[] of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof MessageDigest digest
        ? digest.digest()
        : new byte[0];
  }
}
