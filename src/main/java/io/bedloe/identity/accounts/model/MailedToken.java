package io.bedloe.identity.accounts.model;

import io.bedloe.platform.crypto.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token that is sent by e-mail and proves that its recipient reads the mailbox: 256 random bits,
 * valid once.
 */
public record MailedToken(String text) {

  /** The purpose of a token; a token is valid for one purpose only. */
  public enum Purpose {
    /** The token allows to set a new password. */
    RESET_PASSWORD,
    /** The token allows to set the first password of an account that somebody else has opened. */
    INVITATION
  }

  private static final String PREFIX = "bdm_";
  private static final int BYTES = 32;

  public static MailedToken random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MailedToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns the hash that is stored in place of the token; a random token needs no slow hash. */
  public String hash() {
    return Digests.sha256Hex(text);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
