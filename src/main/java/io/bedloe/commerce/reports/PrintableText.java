package io.bedloe.commerce.reports;

/** Text without characters that XML and PDF cannot show. */
final class PrintableText {

  private static final int REPLACEMENT = 0xfffd;

  private PrintableText() {}

  /** Returns the text with a blank for each control character, and U+FFFD for half characters. */
  static String of(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints().map(PrintableText::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int shown(int point) {
    if (Character.isISOControl(point)) {
      return ' ';
    }
    boolean isCharacter =
        Character.getType(point) != Character.SURROGATE && (point & 0xfffe) != 0xfffe;
    return isCharacter ? point : REPLACEMENT;
  }
}
