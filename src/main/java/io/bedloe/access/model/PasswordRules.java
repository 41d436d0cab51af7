package io.bedloe.access.model;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.bedloe.kernel.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are good enough (NIST SP 800-63B, 5.1.1): long ones that are not among the first
 * that anybody would guess. Which characters they have is nobody's business.
 */
public final class PasswordRules {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 128;

  /** So little around a word that everybody guesses does not make it a secret. */
  private static final int LITTLE = 4;

  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /** The form in which passwords are compared, whichever keyboard they were typed on. */
  public static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * What is wrong with a password.
   *
   * @param pointer where it stands in the input
   * @param email of the account that it is for
   */
  public static List<Fault> faults(String password, String pointer, String email) {
    var faults = new ArrayList<Fault>();
    var normalized = normalized(password);
    int length = normalized.codePointCount(0, normalized.length());
    if (length < SHORTEST || length > LONGEST) {
      faults.add(
          new Fault(
              pointer,
              length < SHORTEST ? "too-short" : "too-long",
              "has to have %d to %d characters".formatted(SHORTEST, LONGEST)));
    }
    var plain = normalized.toLowerCase(Locale.ROOT);
    if (isCommon(plain) || isAbout(plain, email.toLowerCase(Locale.ROOT))) {
      faults.add(
          new Fault(pointer, "too-common", "is one of those that are guessed first; take another"));
    }
    return faults;
  }

  private static boolean isCommon(String password) {
    var unit = repeated(password);
    return COMMON.contains(password)
        || COMMON.contains(unit)
        || COMMON.contains(unit.replaceAll("^\\P{L}+|(?<!\\P{L})\\P{L}+$", ""))
        || unit.codePoints().distinct().count() < 3;
  }

  /** What a text repeats, such as {@code abc} of {@code abcabcabc}; the text when it does not. */
  private static String repeated(String text) {
    int at = (text + text).indexOf(text, 1);
    return at > 0 && at < text.length() ? text.substring(0, at) : text;
  }

  private static boolean isAbout(String password, String email) {
    var local = email.split("@", 2)[0];
    return List.of(email, local, "bedloe").stream()
        .anyMatch(
            word ->
                word.length() >= LITTLE
                    && password.replace(word, "").length() <= LITTLE
                    && password.contains(word));
  }

  /** The 30,000 most common ones, from zxcvbn's list. */
  private static Set<String> common() {
    try {
      return new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of common passwords cannot be read", unreadable);
    }
  }
}
