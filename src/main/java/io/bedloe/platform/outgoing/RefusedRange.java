package io.bedloe.platform.outgoing;

import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of addresses that are not on the public Internet, or lead from it into other networks:
 * those of the IANA registries of special-purpose addresses (RFC 6890) that are not globally
 * reachable, multicast, and everything in IPv6 that is not global unicast. An IPv4-mapped IPv6
 * address (RFC 4291, 2.5.5.2) is judged as the IPv4 address that it holds.
 */
enum RefusedRange {
  /** The host itself. */
  IPV4_THIS_NETWORK("0.0.0.0/8", "RFC 791, 3.2"),
  /** Private use. */
  IPV4_PRIVATE_10("10.0.0.0/8", "RFC 1918"),
  /** Carrier-grade NAT; Alibaba Cloud has its metadata service here. */
  IPV4_SHARED("100.64.0.0/10", "RFC 6598"),
  /** Loopback. */
  IPV4_LOOPBACK("127.0.0.0/8", "RFC 1122, 3.2.1.3"),
  /** Link-local; most clouds have their metadata service at 169.254.169.254. */
  IPV4_LINK_LOCAL("169.254.0.0/16", "RFC 3927"),
  /** The platform service of Azure, a public address that leads into the own machine. */
  IPV4_AZURE_PLATFORM("168.63.129.16/32", "Microsoft Azure, What is IP address 168.63.129.16"),
  /** Private use. */
  IPV4_PRIVATE_172("172.16.0.0/12", "RFC 1918"),
  /** Protocol assignments; Oracle Cloud has its metadata service here. */
  IPV4_PROTOCOLS("192.0.0.0/24", "RFC 6890"),
  /** Documentation. */
  IPV4_TEST_1("192.0.2.0/24", "RFC 5737"),
  /** Relays from IPv6 to IPv4. */
  IPV4_6TO4_RELAY("192.88.99.0/24", "RFC 7526"),
  /** Private use. */
  IPV4_PRIVATE_192("192.168.0.0/16", "RFC 1918"),
  /** Benchmarks. */
  IPV4_BENCHMARK("198.18.0.0/15", "RFC 2544"),
  /** Documentation. */
  IPV4_TEST_2("198.51.100.0/24", "RFC 5737"),
  /** Documentation. */
  IPV4_TEST_3("203.0.113.0/24", "RFC 5737"),
  /** Multicast. */
  IPV4_MULTICAST("224.0.0.0/4", "RFC 5771"),
  /** Reserved, and the limited broadcast. */
  IPV4_RESERVED("240.0.0.0/4", "RFC 1112, 4; RFC 919, 7"),
  /** Loopback. */
  IPV6_LOOPBACK("::1/128", "RFC 4291, 2.5.3"),
  /** NAT64: the last 32 bits are an IPv4 address of any range. */
  IPV6_NAT64("64:ff9b::/96", "RFC 6052"),
  /** NAT64 of the own network. */
  IPV6_LOCAL_NAT64("64:ff9b:1::/48", "RFC 8215"),
  /** Everything before the global unicast addresses: unspecified, IPv4-compatible, discard-only. */
  IPV6_BEFORE_GLOBAL("::/3", "RFC 4291, 2.4"),
  /** Protocol assignments; Teredo addresses hold an IPv4 address of any range. */
  IPV6_PROTOCOLS("2001::/23", "RFC 2928; RFC 4380"),
  /** Documentation. */
  IPV6_DOCUMENTATION("2001:db8::/32", "RFC 3849"),
  /** 6to4: the second 32 bits are an IPv4 address of any range. */
  IPV6_6TO4("2002::/16", "RFC 3056"),
  /** Documentation. */
  IPV6_DOCUMENTATION_2("3fff::/20", "RFC 9637"),
  /** Not assigned as global unicast. */
  IPV6_AFTER_GLOBAL("4000::/2", "RFC 4291, 2.4"),
  /** Unique local addresses; AWS has its metadata service at fd00:ec2::254. */
  IPV6_UNIQUE_LOCAL("fc00::/7", "RFC 4193"),
  /** Link-local. */
  IPV6_LINK_LOCAL("fe80::/10", "RFC 4291, 2.5.6"),
  /** Site-local, which is deprecated and still routed in places. */
  IPV6_SITE_LOCAL("fec0::/10", "RFC 3879"),
  /** Multicast. */
  IPV6_MULTICAST("ff00::/8", "RFC 4291, 2.7"),
  /** All others that are not global unicast. */
  IPV6_UPPER_HALF("8000::/1", "RFC 4291, 2.4");

  private static final List<Parsed> PARSED =
      Arrays.stream(values())
          .map(refused -> new Parsed(refused, IpRange.parse(refused.range)))
          .toList();

  private record Parsed(RefusedRange refused, IpRange range) {}

  private final String range;
  private final String source;

  RefusedRange(String range, String source) {
    this.range = range;
    this.source = source;
  }

  /** Returns the range in CIDR notation. */
  String range() {
    return range;
  }

  /** Returns the document that defines the range. */
  String source() {
    return source;
  }

  /** Returns the first range that contains an address; empty for a public address. */
  static Optional<RefusedRange> of(IpAddress address) {
    return PARSED.stream()
        .filter(parsed -> parsed.range().contains(address))
        .map(Parsed::refused)
        .findFirst();
  }
}
