package io.bedloe.identity.apikeys;

import io.bedloe.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key: {@code bdl_<env>_<random><checksum>}. The prefix allows scanners to find leaked keys;
 * the checksum detects a typing error or an invented key without a query.
 */
public record ApiKey(String text) {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** 32 digits of base 62 contain 190 bits. */
  private static final int RANDOM = 32;

  private static final int CHECKSUM = 6;
  private static final int SHOWN = 16;
  private static final Pattern SHAPE =
      Pattern.compile(
          "(bdl_[a-z]{2,8}_[0-9A-Za-z]{%d})([0-9A-Za-z]{%d})".formatted(RANDOM, CHECKSUM));

  /**
   * Generates a key.
   *
   * @param environment the kind of server that the key is for, such as {@code live}
   */
  public static ApiKey generate(String environment, SecureRandom random) {
    var body = new StringBuilder("bdl_").append(environment).append('_');
    for (int i = 0; i < RANDOM; i++) {
      body.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return new ApiKey(body + checksum(body.toString()));
  }

  /** Parses the text of a client; empty when it cannot be a key. */
  public static Optional<ApiKey> parse(String text) {
    var parts = SHAPE.matcher(text);
    return parts.matches() && parts.group(2).equals(checksum(parts.group(1)))
        ? Optional.of(new ApiKey(text))
        : Optional.empty();
  }

  /** Returns whether the text has the prefix of an API key. */
  public static boolean isMeant(String text) {
    return text.startsWith("bdl_");
  }

  /** Returns the hash that is stored in place of the key; 190 random bits need no slow hash. */
  public String hash() {
    return Digests.sha256Hex(text);
  }

  /** Returns the beginning of the key, by which people recognise it. */
  public String masked() {
    return text.substring(0, SHOWN) + "…";
  }

  private static String checksum(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    var digits = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < CHECKSUM; i++) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
      rest /= DIGITS.length();
    }
    return digits.reverse().toString();
  }

  /** Leaves the secret part of the key out. */
  @Override
  public String toString() {
    return masked();
  }
}
