package io.bedloe.identity.accounts.model;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.bedloe.kernel.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for passwords (NIST SP 800-63B, section 5.1.1): a password is long, and is not a common
 * one. There is no rule about its characters.
 */
public final class PasswordRules {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 128;

  /** Shorter words are part of too many other words. */
  private static final int SHORTEST_WORD = 4;

  private static final String PRODUCT = "bedloe";
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The characters that people write in place of letters; 1 and ! replace i and l. */
  private static final String DISGUISES = "013457@$!i";

  private static final String LETTERS = "oleastasll";

  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /** Returns the form in which passwords are compared, independent of the keyboard. */
  public static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * Returns the faults of a password.
   *
   * @param pointer the JSON pointer of the password in the request
   * @param email the address of the account; no part of it may occur in the password
   * @param context other words that may not occur, such as the owner's name and the company
   */
  public static List<Fault> faults(
      String password, String pointer, String email, Collection<String> context) {
    var faults = new ArrayList<Fault>();
    var normalized = normalized(password);
    int length = normalized.codePointCount(0, normalized.length());
    if (length < SHORTEST || length > LONGEST) {
      faults.add(
          new Fault(
              pointer,
              length < SHORTEST ? "too-short" : "too-long",
              "must have %d to %d characters".formatted(SHORTEST, LONGEST)));
    }
    var plain = normalized.toLowerCase(Locale.ROOT);
    if (isCommon(plain)) {
      faults.add(
          new Fault(
              pointer, "too-common", "is one of the most common passwords; choose another one"));
    }
    if (containsAny(plain, contextWords(email, context))) {
      faults.add(
          new Fault(
              pointer,
              "contains-context-word",
              "contains your name, a part of your e-mail address, or the name of the product or "
                  + "the company; choose another one"));
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

  /**
   * Returns the repeated part of a text, such as {@code abc} of {@code abcabcabc}; the whole text
   * when nothing repeats.
   */
  private static String repeated(String text) {
    int at = (text + text).indexOf(text, 1);
    return at > 0 && at < text.length() ? text.substring(0, at) : text;
  }

  private static boolean containsAny(String password, Set<String> words) {
    boolean isDisguised = password.chars().anyMatch(sign -> isDecoration(sign));
    var undisguised = withoutDecoration(password);
    return words.stream()
        .anyMatch(
            word ->
                password.contains(word)
                    || (isDisguised && undisguised.contains(withoutDecoration(word))));
  }

  /** Returns the words of the address, without its top-level domain, and of the context. */
  private static Set<String> contextWords(String email, Collection<String> context) {
    var words = new HashSet<String>();
    words.add(PRODUCT);
    var parts = email.split("@", 2);
    addWords(words, parts[0]);
    if (parts.length == 2 && parts[1].contains(".")) {
      addWords(words, parts[1].substring(0, parts[1].lastIndexOf('.')));
    }
    context.forEach(text -> addWords(words, text));
    words.removeIf(word -> word.length() < SHORTEST_WORD);
    return words;
  }

  /** Adds the words of a text, and all of them joined together. */
  private static void addWords(Set<String> words, String text) {
    var plain = normalized(text).toLowerCase(Locale.ROOT);
    words.addAll(Arrays.asList(SEPARATORS.split(plain, -1)));
    words.add(SEPARATORS.matcher(plain).replaceAll(""));
  }

  private static boolean isDecoration(int sign) {
    return sign != 'i' && DISGUISES.indexOf(sign) >= 0;
  }

  private static String withoutDecoration(String text) {
    var letters = new StringBuilder(text.length());
    text.chars()
        .forEach(
            sign -> {
              int at = DISGUISES.indexOf(sign);
              letters.append(at < 0 ? (char) sign : LETTERS.charAt(at));
            });
    return letters.toString();
  }

  /** Reads the 30,000 most common passwords from zxcvbn's list. */
  private static Set<String> common() {
    try {
      return new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of common passwords cannot be read", unreadable);
    }
  }
}
