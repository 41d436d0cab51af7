package io.bedloe.platform.mail;

/**
 * A message of plain text.
 *
 * @param to one address (RFC 5321, 4.1.2)
 * @param subject one line; stands in the log when the message cannot be sent, so it holds nothing
 *     of the recipient
 * @param text lines of any length, in any script
 */
public record Mail(String to, String subject, String text) {

  /** A line break in a header would begin another header. */
  public Mail {
    mustBeOneLine(to, "address");
    mustBeOneLine(subject, "subject");
  }

  private static void mustBeOneLine(String header, String what) {
    if (header.isBlank() || header.codePoints().anyMatch(Mail::breaksLines)) {
      throw new IllegalArgumentException("the " + what + " of a mail is one line of text");
    }
  }

  private static boolean breaksLines(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  /** Neither who gets it nor what it says: there may be a secret in it. */
  @Override
  public String toString() {
    return subject;
  }
}
