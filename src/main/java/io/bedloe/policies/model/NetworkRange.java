package io.bedloe.policies.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}. */
final class NetworkRange {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  private final byte[] network;
  private final int prefix;

  private NetworkRange(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /** Reads a range; throws {@link IllegalArgumentException} when it is none. */
  static NetworkRange parse(String cidr) {
    int slash = cidr.indexOf('/');
    var network = bytes(slash < 0 ? cidr : cidr.substring(0, slash));
    int bits = network.length * Byte.SIZE;
    var length = slash < 0 ? String.valueOf(bits) : cidr.substring(slash + 1);
    if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
      throw new IllegalArgumentException("'%s' is no range such as 10.0.0.0/8".formatted(cidr));
    }
    return new NetworkRange(network, Integer.parseInt(length));
  }

  boolean contains(String address) {
    var other = bytes(address);
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((other[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Only ever literals: a name is not looked up. */
  private static byte[] bytes(String address) {
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      throw new IllegalArgumentException("'%s' is no IP address".formatted(address));
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException("'%s' is no IP address".formatted(address), wrong);
    }
  }
}
