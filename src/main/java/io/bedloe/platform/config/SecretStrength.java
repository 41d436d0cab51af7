package io.bedloe.platform.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks whether a text can serve as a secret key. The randomness of a text cannot be measured; the
 * check detects a text that is too short, repeats itself, is a sequence, or is a placeholder of a
 * template.
 */
final class SecretStrength {

  /** 32 hexadecimal digits contain 128 bits. */
  static final int LEAST_LENGTH = 32;

  /**
   * Of 10 million random texts of 32 hexadecimal digits, about one has fewer than 8 different
   * digits.
   */
  private static final int LEAST_DIFFERENT = 8;

  /** Secrets from templates and guides, reduced to letters and digits. */
  private static final List<String> PLACEHOLDERS =
      List.of(
          "bedloedevelopmentsecret",
          "changeme",
          "changethis",
          "replaceme",
          "replacethis",
          "placeholder",
          "yoursecret",
          "mysecret",
          "supersecret",
          "secretkey",
          "password",
          "insecure",
          "notsecret",
          "letmein",
          "qwerty",
          "correcthorsebatterystaple");

  private static final String HOW =
      "generate one with: head -c 32 /dev/urandom | base64 (or openssl rand -base64 32)";

  private SecretStrength() {}

  /** Returns why the text is refused, without the text itself. */
  static Optional<String> fault(String text) {
    return weakness(text)
        .map(weakness -> "production needs a random secret; this one " + weakness)
        .map(fault -> fault + "; " + HOW);
  }

  private static Optional<String> weakness(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < LEAST_LENGTH) {
      return Optional.of("has %d characters, not %d or more".formatted(length, LEAST_LENGTH));
    }
    if (text.codePoints().distinct().count() < LEAST_DIFFERENT) {
      return Optional.of("has fewer than %d different characters".formatted(LEAST_DIFFERENT));
    }
    if (period(text) <= text.length() / 2) {
      return Optional.of("repeats a shorter text");
    }
    if (isSequence(text)) {
      return Optional.of("is mostly a sequence such as abcdef or 123456");
    }
    var plain = lettersAndDigits(text);
    return PLACEHOLDERS.stream()
        .filter(plain::contains)
        .findFirst()
        .map(known -> "is the default or a placeholder: it contains \"%s\"".formatted(known));
  }

  /**
   * Returns the length of the shortest text that this one repeats, perhaps with a part of it at the
   * end.
   */
  private static int period(String text) {
    int[] border = new int[text.length()];
    for (int i = 1; i < text.length(); i++) {
      int length = border[i - 1];
      while (length > 0 && text.charAt(i) != text.charAt(length)) {
        length = border[length - 1];
      }
      border[i] = text.charAt(i) == text.charAt(length) ? length + 1 : 0;
    }
    return text.length() - border[text.length() - 1];
  }

  /** Returns whether at least half of the characters are equal or adjacent to the one before. */
  private static boolean isSequence(String text) {
    int steps = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Math.abs(text.charAt(i) - text.charAt(i - 1)) <= 1) {
        steps++;
      }
    }
    return steps * 2 >= text.length();
  }

  private static String lettersAndDigits(String text) {
    var plain = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
