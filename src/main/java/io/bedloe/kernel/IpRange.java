package io.bedloe.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8} or
 * {@code 2001:db8::/32}; a single address is a range of one. There is no name lookup. Bits after
 * the prefix are ignored: {@code 10.1.2.3/8} is {@code 10.0.0.0/8}.
 */
public final class IpRange {

  /**
   * The longest prefix that an IPv6 subscriber gets (RFC 6177); the subscriber's addresses change
   * within it.
   */
  private static final int SUBSCRIBER_IPV6_BITS = 64;

  private static final int LONGEST_PREFIX_DIGITS = 3;
  private static final int MAPPED_BITS = (IpAddress.IPV6_BYTES - IpAddress.IPV4_BYTES) * Byte.SIZE;

  private final IpAddress network;
  private final int prefix;

  private IpRange(IpAddress network, int prefix) {
    this.network = network.masked(prefix);
    this.prefix = prefix;
  }

  /** Parses a range; throws {@link IllegalArgumentException} when the text is not a range. */
  public static IpRange parse(String text) {
    int slash = text.indexOf('/');
    var written = slash < 0 ? text : text.substring(0, slash);
    var address = IpAddress.parse(written);
    if (slash < 0) {
      return new IpRange(address, address.bits());
    }
    int prefix = prefix(text.substring(slash + 1), text);
    boolean isMapped = IpAddress.parseUnmapped(written).filter(IpAddress::isMapped).isPresent();
    if (isMapped && prefix >= MAPPED_BITS) {
      prefix -= MAPPED_BITS;
    }
    if (prefix > address.bits()) {
      throw new IllegalArgumentException(
          "'%s' has a prefix length of more than %d bits".formatted(text, address.bits()));
    }
    return new IpRange(address, prefix);
  }

  private static int prefix(String digits, String text) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= LONGEST_PREFIX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw new IllegalArgumentException(
          "'%s' is not an IP range such as 10.0.0.0/8 or 2001:db8::/32"
              .formatted(text.substring(0, Math.min(text.length(), 50))));
    }
    return Integer.parseInt(digits);
  }

  /** Parses ranges that are separated by commas. */
  public static List<IpRange> parseList(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(IpRange::parse).toList();
  }

  /**
   * Returns the addresses that one subscriber can choose freely: a single IPv4 address, or the /64
   * network of an IPv6 address.
   */
  public static IpRange ofSubscriber(IpAddress address) {
    return new IpRange(address, address.isIpv4() ? address.bits() : SUBSCRIBER_IPV6_BITS);
  }

  /**
   * Returns the text by which requests of one subscriber are counted; a text that is not an address
   * is returned unchanged.
   */
  public static String subscriberOf(String address) {
    return IpAddress.tryParse(address)
        .map(parsed -> ofSubscriber(parsed).toString())
        .orElse(address);
  }

  /** Returns whether the range contains every address of its version. */
  public boolean isEverything() {
    return prefix == 0;
  }

  public boolean contains(IpAddress address) {
    return address.bits() == network.bits() && address.masked(prefix).equals(network);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpRange range
        && network.equals(range.network)
        && prefix == range.prefix;
  }

  @Override
  public int hashCode() {
    return 31 * network.hashCode() + prefix;
  }

  /** Returns the range in CIDR notation; a single address without its prefix length. */
  @Override
  public String toString() {
    return prefix == network.bits() ? network.toString() : network + "/" + prefix;
  }
}
