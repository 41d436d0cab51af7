package io.bedloe.identity.mfa;

import io.bedloe.platform.crypto.Digests;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replaces a code of the second factor once, for a user who has lost it. It has 120 random bits, so
 * that a fast hash is sufficient.
 *
 * @param text four groups of six letters and digits
 */
public record RecoveryCode(String text) {

  /** No two of these characters look alike (Crockford's Base32, in lower case). */
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int GROUPS = 4;
  private static final int GROUP = 6;
  private static final int AT_ONCE = 10;

  public static List<RecoveryCode> generateSet(SecureRandom random) {
    return Stream.generate(() -> generate(random)).limit(AT_ONCE).toList();
  }

  private static RecoveryCode generate(SecureRandom random) {
    var groups =
        IntStream.range(0, GROUPS)
            .mapToObj(
                group -> {
                  var text = new StringBuilder();
                  random
                      .ints(GROUP, 0, LETTERS.length())
                      .forEach(i -> text.append(LETTERS.charAt(i)));
                  return text.toString();
                })
            .toList();
    return new RecoveryCode(String.join("-", groups));
  }

  /** Returns the hash by which the code is found; spaces and case do not matter. */
  public String hash() {
    var plain = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return Digests.sha256Hex("recovery " + plain);
  }

  /** Leaves the code out. */
  @Override
  public String toString() {
    return "RecoveryCode[…]";
  }
}
