package io.bedloe.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stock keeping unit: the name of a product for people and programs. It has no blanks at its
 * ends, is in Unicode's normalisation form C and holds no control or format characters. Two SKUs
 * that differ only in case name the same product ({@link #key}).
 */
public record Sku(String value) {

  /** The maximum number of characters of a SKU. */
  public static final int LONGEST = 64;

  /**
   * The pattern of a normalised SKU allows no control characters (Unicode category Cc) and no
   * format characters (Cf) of the Basic Multilingual Plane, which are invisible and can reverse the
   * text beside them. The ranges are written out, since the API document contains this pattern and
   * not every language's regular expressions support categories.
   */
  public static final String FORM =
      "[^\\x00-\\x1f\\x7f-\\x9f\\xad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e"
          + "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb]*";

  /** The message for a SKU that does not match {@link #FORM}. */
  public static final String FORM_MESSAGE =
      "must not contain control characters or invisible format characters";

  /** Compiled once, since files have many SKUs. */
  private static final Pattern PATTERN = Pattern.compile(FORM);

  public Sku {
    value = normalized(value);
    if (value.isEmpty()) {
      throw new InvalidValue("required", "a SKU needs at least one character that is not blank");
    }
    if (value.length() > LONGEST) {
      throw new InvalidValue(
          "too-long", "%d characters; a SKU has %d at most".formatted(value.length(), LONGEST));
    }
    if (!PATTERN.matcher(value).matches()) {
      throw new InvalidValue("control-character", "a SKU " + FORM_MESSAGE);
    }
    Text.mustBeStorable(value);
  }

  /** Returns the text without blanks at its ends, in form C; it makes no other check. */
  public static String normalized(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  /** Returns the same for input that may be absent. */
  public static @Nullable String normalizedOrNull(@Nullable String text) {
    return text == null ? null : normalized(text);
  }

  /**
   * Returns the form that all spellings of a SKU share: each character in Unicode's simple lower
   * case. The SQL function {@code sku_key} computes the same.
   */
  public static String key(String sku) {
    var key = new StringBuilder();
    normalized(sku).codePoints().map(Character::toLowerCase).forEach(key::appendCodePoint);
    return key.toString();
  }
}
