package io.bedloe.access.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8} or {@code
 * 2001:db8::/32}; an address alone is a range of one.
 */
public final class Network {

  /** Digits only: a name would be looked up. */
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private final String text;
  private final byte[] address;
  private final int bits;

  private Network(String text, byte[] address, int bits) {
    this.text = text;
    this.address = address;
    this.bits = bits;
  }

  /** Reads a range; throws {@link IllegalArgumentException} when it is none. */
  public static Network parse(String text) {
    var parts = text.split("/", -1);
    var address = bytes(parts[0]);
    int longest = address.length * 8;
    int bits = longest;
    if (parts.length > 2 || (parts.length == 2 && !parts[1].matches("\\d{1,3}"))) {
      throw new IllegalArgumentException("not an address with a prefix length: " + text);
    }
    if (parts.length == 2) {
      bits = Integer.parseInt(parts[1]);
    }
    if (bits > longest) {
      throw new IllegalArgumentException("a prefix of more than " + longest + " bits: " + text);
    }
    return new Network(text, address, bits);
  }

  /**
   * Whether an address is in the range; an IPv4 address may be written as IPv6 (::ffff:a.b.c.d).
   */
  public boolean contains(String other) {
    var bytes = bytes(other);
    if (bytes.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(address, 0, whole, bytes, 0, whole)) {
      return false;
    }
    int mask = bits % 8 == 0 ? 0 : (0xff << (8 - bits % 8)) & 0xff;
    return mask == 0 || (address[whole] & mask) == (bytes[whole] & mask);
  }

  private static byte[] bytes(String literal) {
    boolean looksRight =
        LITERAL.matcher(literal).matches()
            && (literal.contains(":") || literal.matches("(\\d{1,3}\\.){3}\\d{1,3}"));
    if (!looksRight) {
      throw new IllegalArgumentException("not an IP address: " + literal);
    }
    try {
      // Of a mapped address (RFC 4291, 2.5.5.2) this makes the IPv4 one
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException("not an IP address: " + literal, wrong);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
