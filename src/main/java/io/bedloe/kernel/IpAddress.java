package io.bedloe.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address (RFC 4291). Only literals are parsed; there is no name lookup. An
 * IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2) is the IPv4 address that it holds.
 */
public final class IpAddress {

  static final int IPV4_BYTES = 4;
  static final int IPV6_BYTES = 16;

  /** The maximum length: an IPv6 address that ends with an IPv4 address. */
  private static final int LONGEST = 45;

  /** The number of leading bytes that an IPv4-mapped address adds. */
  private static final int MAPPED_PREFIX = IPV6_BYTES - IPV4_BYTES;

  private static final int GROUPS = 8;
  private static final int HEX_DIGITS = 4;
  private static final int DECIMAL_DIGITS = 3;
  private static final int LARGEST_OCTET = 255;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Parses an address; throws {@link IllegalArgumentException} when the text is not an address. */
  public static IpAddress parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not an IP address such as 192.0.2.1 or 2001:db8::1"
                        .formatted(text.substring(0, Math.min(text.length(), LONGEST)))));
  }

  /** Parses an address; empty when the text is not an address. */
  public static Optional<IpAddress> tryParse(String text) {
    return parseUnmapped(text).map(IpAddress::new).map(IpAddress::unmapped);
  }

  /**
   * Returns the bytes as written, so that a caller can distinguish a mapped address from an IPv4
   * address.
   */
  static Optional<byte[]> parseUnmapped(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
  }

  static boolean isMapped(byte[] bytes) {
    if (bytes.length != IPV6_BYTES) {
      return false;
    }
    for (int i = 0; i < MAPPED_PREFIX; i++) {
      if (bytes[i] != (i < MAPPED_PREFIX - 2 ? 0 : (byte) LARGEST_OCTET)) {
        return false;
      }
    }
    return true;
  }

  private IpAddress unmapped() {
    return isMapped(bytes)
        ? new IpAddress(Arrays.copyOfRange(bytes, MAPPED_PREFIX, IPV6_BYTES))
        : this;
  }

  private static Optional<byte[]> ipv4(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != IPV4_BYTES) {
      return Optional.empty();
    }
    var bytes = new byte[IPV4_BYTES];
    for (int i = 0; i < IPV4_BYTES; i++) {
      int octet = octet(parts[i]);
      if (octet < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) octet;
    }
    return Optional.of(bytes);
  }

  /**
   * Returns a decimal number up to 255; -1 when it is invalid or has a leading zero, which may mean
   * octal.
   */
  private static int octet(String text) {
    if (text.isEmpty()
        || text.length() > DECIMAL_DIGITS
        || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value > LARGEST_OCTET ? -1 : value;
  }

  private static Optional<byte[]> ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(all -> all.size() == GROUPS).map(IpAddress::join);
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    var head = groups(text.substring(0, gap), false);
    var tail = groups(text.substring(gap + 2), true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int missing = GROUPS - head.get().size() - tail.get().size();
    if (missing < 1) {
      return Optional.empty();
    }
    var all = new ArrayList<Integer>(head.get());
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail.get());
    return Optional.of(join(all));
  }

  /**
   * Returns groups of 16 bits, separated by colons; the last two may be written as an IPv4 address.
   */
  private static Optional<List<Integer>> groups(String text, boolean mayEndWithIpv4) {
    var groups = new ArrayList<Integer>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    var parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      if (isLast && mayEndWithIpv4 && parts[i].indexOf('.') >= 0) {
        var embedded = ipv4(parts[i]).orElse(null);
        if (embedded == null) {
          return Optional.empty();
        }
        groups.add(pair(embedded, 0));
        groups.add(pair(embedded, 2));
      } else {
        int group = group(parts[i]);
        if (group < 0) {
          return Optional.empty();
        }
        groups.add(group);
      }
    }
    return Optional.of(groups);
  }

  private static int group(String text) {
    if (text.isEmpty() || text.length() > HEX_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Only ASCII digits are valid; Character.digit also accepts those of other scripts.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static byte[] join(List<Integer> groups) {
    var bytes = new byte[IPV6_BYTES];
    for (int i = 0; i < GROUPS; i++) {
      bytes[2 * i] = (byte) (groups.get(i) >> Byte.SIZE);
      bytes[2 * i + 1] = (byte) (int) groups.get(i);
    }
    return bytes;
  }

  private static int pair(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
  }

  boolean isIpv4() {
    return bytes.length == IPV4_BYTES;
  }

  int bits() {
    return bytes.length * Byte.SIZE;
  }

  /** Returns this address with all bits after the given number set to zero. */
  IpAddress masked(int bits) {
    var masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.min(Byte.SIZE, Math.max(0, bits - i * Byte.SIZE));
      masked[i] = (byte) (bytes[i] & LARGEST_OCTET << (Byte.SIZE - kept));
    }
    return new IpAddress(masked);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the canonical text (RFC 5952). */
  @Override
  public String toString() {
    if (isIpv4()) {
      return "%d.%d.%d.%d"
          .formatted(
              Byte.toUnsignedInt(bytes[0]),
              Byte.toUnsignedInt(bytes[1]),
              Byte.toUnsignedInt(bytes[2]),
              Byte.toUnsignedInt(bytes[3]));
    }
    return canonicalIpv6();
  }

  private String canonicalIpv6() {
    int gapStart = -1;
    int gapLength = 1; // A single group of zeros is not shortened (RFC 5952, 4.2.2).
    for (int i = 0; i < GROUPS; i++) {
      int length = zerosFrom(i);
      if (length > gapLength) {
        gapStart = i;
        gapLength = length;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(pair(bytes, 2 * i)));
      }
    }
    return text.toString();
  }

  private int zerosFrom(int group) {
    int length = 0;
    while (group + length < GROUPS && pair(bytes, 2 * (group + length)) == 0) {
      length++;
    }
    return length;
  }
}
