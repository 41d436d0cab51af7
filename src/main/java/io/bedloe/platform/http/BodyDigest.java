package io.bedloe.platform.http;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the body that was read, to tell whether a repeated request is the same one. */
@RequestScoped
public class BodyDigest {

  private byte[] digest = new byte[0];

  void add(byte[] body) {
    digest = sha256().digest(body);
  }

  /** Of the given words and the body together, in hexadecimal. */
  public String with(String words) {
    var sum = sha256();
    sum.update(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    sum.update((byte) 0);
    return HexFormat.of().formatHex(sum.digest(digest));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
