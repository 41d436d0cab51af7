package io.bedloe.kernel;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * The form of an e-mail address: a local part (RFC 5321, 4.1.2) and a domain, which is a name or an
 * IP address in brackets. Letters of all scripts are allowed (RFC 6531).
 */
public final class EmailAddress {

  /** The minimum number of characters of an address. */
  public static final int SHORTEST = 3;

  /** The maximum number of characters of an address (RFC 5321, 4.5.3.1.3, without brackets). */
  public static final int LONGEST = 254;

  /** The message for a text that is not an e-mail address. */
  public static final String FORM_MESSAGE = "must be a well-formed email address";

  /** The maximum number of characters before the {@code @} (RFC 5321, 4.5.3.1.1). */
  private static final int LONGEST_LOCAL_PART = 64;

  private static final String ASCII = "a-zA-Z0-9!#$%&'*+/=?^_`{|}~";

  private static final String LETTERS = ASCII + "\\u0080-\\uffff";

  /** Domains have no punctuation of Unicode and none of the full stops that IDNA maps to dots. */
  private static final String DOMAIN_LETTERS =
      ASCII + "\\u0080-\\u1fff\\u2070-\\u2fff\\u3003-\\uff0d\\uff0f-\\uff60\\uff62-\\uffff";

  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "(?:["
              + LETTERS
              + "-]++|\"(?:["
              + LETTERS
              + ".(),<>\\[\\]:; @-]|\\\\\\\\|\\\\\")++\")"
              + "(?:\\.(?:["
              + LETTERS
              + "-]++|\"(?:["
              + LETTERS
              + ".(),<>\\[\\]:; @-]|\\\\\\\\|\\\\\")++\"))*+");

  /** The labels of a domain have at most 63 characters (RFC 1035) and no hyphen at their ends. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?!-)["
              + DOMAIN_LETTERS
              + "-]{1,63}+(?<!-)(?:\\.(?!-)["
              + DOMAIN_LETTERS
              + "-]{1,63}+(?<!-))*+");

  private static final String IPV6 = "IPv6:";

  private EmailAddress() {}

  /** Returns whether a text has the form of an e-mail address; its length is not checked. */
  public static boolean isWellFormed(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL_PART
        && LOCAL_PART.matcher(text.substring(0, at)).matches()
        && isDomain(text.substring(at + 1));
  }

  private static boolean isDomain(String domain) {
    if (domain.startsWith("[") && domain.endsWith("]")) {
      var literal = domain.substring(1, domain.length() - 1);
      boolean isIpv6 = literal.startsWith(IPV6);
      var address = isIpv6 ? literal.substring(IPV6.length()) : literal;
      return isIpv6 == address.contains(":") && IpAddress.tryParse(address).isPresent();
    }
    return DOMAIN.matcher(domain).matches() && hasAsciiForm(domain);
  }

  /** Returns whether mail can be sent to the domain: DNS knows names in ASCII only (RFC 3490). */
  private static boolean hasAsciiForm(String domain) {
    try {
      return DOMAIN.matcher(IDN.toASCII(domain)).matches();
    } catch (IllegalArgumentException notConvertible) {
      return false;
    }
  }

  /** Returns whether a text is an e-mail address. */
  public static boolean isValid(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST && isWellFormed(text);
  }
}
