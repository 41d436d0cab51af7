package io.bedloe.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * An e-mail. Its HTML is made from the text when it is sent.
 *
 * @param to one address (RFC 5321, 4.1.2)
 * @param subject one line; the log contains it when the mail cannot be sent, so it must not contain
 *     personal data
 * @param text lines of any length, in any script; paragraphs are separated by empty lines
 * @param language the language of the text; null when it is unknown
 * @param action the words on the link, when a paragraph of the text is an address
 */
public record Mail(
    String to,
    String subject,
    String text,
    @Nullable MailLanguage language,
    @Nullable String action) {

  /** A line break in a header would start another header. */
  public Mail {
    mustBeOneLine(to, "address");
    mustBeOneLine(subject, "subject");
  }

  private static void mustBeOneLine(String header, String what) {
    if (header.isBlank() || header.codePoints().anyMatch(Mail::breaksLines)) {
      throw new IllegalArgumentException("the " + what + " of a mail is one line of text");
    }
  }

  static boolean breaksLines(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  /** Leaves the recipient and the text out, because the text may contain a secret. */
  @Override
  public String toString() {
    return subject;
  }
}
