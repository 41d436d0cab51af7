package io.bedloe.identity.audit.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The seals of one day: each is an HMAC (RFC 2104, SHA-256) of the row and the seal before it.
 * Without the secret nobody can change, remove or insert a row so that the later seals still match.
 */
public final class Chain {

  private final SecretKeySpec key;
  private String last;
  private long position;

  /** Creates the chain of a day, from its beginning. */
  public Chain(String secret, String day) {
    this(secret, day, 0);
  }

  /**
   * Continues a chain.
   *
   * @param last the seal at the position
   */
  public Chain(String secret, String last, long position) {
    this.key =
        new SecretKeySpec(("audit " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.last = last;
    this.position = position;
  }

  /** Returns the seal of the next row. */
  public String seal(String row) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(last.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) '\n');
      last = HexFormat.of().formatHex(mac.doFinal(row.getBytes(StandardCharsets.UTF_8)));
      position++;
      return last;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  /** Returns the number of sealed rows. */
  public long position() {
    return position;
  }
}
