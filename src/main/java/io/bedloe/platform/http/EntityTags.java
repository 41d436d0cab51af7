package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The entity tags of versions: a response has the version of its resource as a strong {@code ETag},
 * and a client that changes the resource sends it in {@code If-Match} (RFC 9110, 13.1.1). Tags that
 * this server did not issue are ignored.
 */
final class EntityTags {

  /** The limit allows about fifty tags of this server; a longer header is refused. */
  static final int LONGEST = 1_000;

  /** The maximum number of digits of a version. */
  private static final int MOST_DIGITS = 18;

  private EntityTags() {}

  /** Parses {@code If-Match}. */
  static Version parseIfMatch(String ifMatch) {
    if (ifMatch.length() > LONGEST) {
      throw Rejected.because(
          HttpRule.INVALID_HEADER,
          "If-Match can have %d characters; this one has %d.".formatted(LONGEST, ifMatch.length()));
    }
    return parse(ifMatch);
  }

  /** Parses the entity tags of a header; a refusal names the header. */
  static Version parse(String header, CharSequence tags) {
    try {
      return parse(tags);
    } catch (Rejected malformed) {
      throw Rejected.because(
          HttpRule.INVALID_HEADER, header + " has to be * or entity tags such as \"v3\".");
    }
  }

  /** Reads each character at most twice, so that the time is linear in the length. */
  static Version parse(CharSequence ifMatch) {
    int at = skipBlanks(ifMatch, 0);
    if (at < ifMatch.length() && ifMatch.charAt(at) == '*') {
      if (skipBlanks(ifMatch, at + 1) < ifMatch.length()) {
        throw malformed();
      }
      return new Version(true, Set.of());
    }
    if (at == ifMatch.length()) {
      throw malformed();
    }
    var numbers = new HashSet<Long>();
    while (at < ifMatch.length()) {
      boolean isWeak = startsWith(ifMatch, at, "W/");
      int open = isWeak ? at + 2 : at;
      int close = closingQuote(ifMatch, open);
      if (!isWeak) {
        number(ifMatch.subSequence(open + 1, close)).ifPresent(numbers::add);
      }
      at = skipBlanks(ifMatch, close + 1);
      if (at < ifMatch.length()) {
        if (ifMatch.charAt(at) != ',') {
          throw malformed();
        }
        at = skipBlanks(ifMatch, at + 1);
      }
    }
    return new Version(false, numbers);
  }

  private static int skipBlanks(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean startsWith(CharSequence text, int at, String start) {
    return text.length() - at >= start.length()
        && start.contentEquals(text.subSequence(at, at + start.length()));
  }

  /** Returns the end of the entity tag that begins there (RFC 9110, 8.8.3). */
  private static int closingQuote(CharSequence text, int open) {
    if (open >= text.length() || text.charAt(open) != '"') {
      throw malformed();
    }
    int at = open + 1;
    while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7f) {
      if (text.charAt(at) == '"') {
        return at;
      }
      at++;
    }
    throw malformed();
  }

  /** Returns the version of a tag that this server issued; other tags match nothing. */
  private static Optional<Long> number(CharSequence tag) {
    boolean isOurs = tag.length() > 1 && tag.length() <= MOST_DIGITS + 1 && tag.charAt(0) == 'v';
    for (int i = 1; isOurs && i < tag.length(); i++) {
      isOurs = tag.charAt(i) >= '0' && tag.charAt(i) <= '9';
    }
    return isOurs ? Optional.of(Long.parseLong(tag, 1, tag.length(), 10)) : Optional.empty();
  }

  private static Rejected malformed() {
    return Rejected.because(
        HttpRule.INVALID_HEADER, "If-Match must be * or entity tags such as \"v3\".");
  }

  /** Returns the entity tag of a version. */
  static EntityTag of(long number) {
    return new EntityTag("v" + number);
  }
}
