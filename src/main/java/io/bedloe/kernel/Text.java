package io.bedloe.kernel;

/** Checks whether text can be stored. */
public final class Text {

  private Text() {}

  /** Refuses text that PostgreSQL and UTF-8 cannot store: NUL, and unpaired surrogates. */
  public static void mustBeStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        throw new InvalidValue("nul-character", "must not contain a NUL character");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new InvalidValue("lone-surrogate", "must not contain an unpaired surrogate");
      }
    }
  }
}
