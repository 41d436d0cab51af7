package io.bedloe.identity.audit.model;

import io.bedloe.platform.crypto.MacKeys;

/**
 * The seals of one day: each is an HMAC (RFC 2104, SHA-256) of the row and the seal before it.
 * Without the secret nobody can change, remove or insert a row so that the later seals still match.
 */
public final class Chain {

  private final MacKeys keys;
  private String last;
  private long position;

  /** Creates the chain of a day, from its beginning. */
  public Chain(MacKeys keys, String day) {
    this(keys, day, 0);
  }

  /**
   * Continues a chain.
   *
   * @param last the seal at the position
   */
  public Chain(MacKeys keys, String last, long position) {
    this.keys = keys;
    this.last = last;
    this.position = position;
  }

  /**
   * Returns the text that is sealed for a row with a code: the code stands for all columns of the
   * row. It differs from each text of a row without a code, which is a JSON array.
   */
  public static String textOfCode(String mac) {
    return "code " + mac;
  }

  /** Seals the next row. */
  public String seal(String row) {
    last = keys.sign(text(row));
    position++;
    return last;
  }

  /** Returns whether a seal is of the row and the seal before it. */
  public boolean isNext(String row, String seal) {
    return keys.verify(seal, text(row));
  }

  /** Does the same, and goes on to the next row. */
  public boolean verifyNext(String row, String seal) {
    boolean isValid = isNext(row, seal);
    last = seal;
    position++;
    return isValid;
  }

  private String text(String row) {
    return last + '\n' + row;
  }

  /** Returns the number of sealed rows. */
  public long position() {
    return position;
  }
}
