package io.bedloe.platform.outgoing;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that a caller has chosen, checked as far as its text allows; the addresses that its
 * host resolves to are checked when the connection is made.
 *
 * @param host the name or the IP address, without brackets, in lower case
 * @param path the path and the query, as they are sent
 */
public record TargetUrl(boolean tls, String host, int port, String path) {

  /** The longest address; longer ones are refused by common servers. */
  public static final int LONGEST = 2_000;

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final String LOCALHOST = "localhost";
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)*"
              + "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * The addresses that are allowed.
   *
   * @param ports the ports of public addresses
   * @param loopback whether this machine is allowed, by http too and with any port, which is for
   *     development alone
   * @param refused ranges that are refused beside those of {@link RefusedRange}
   */
  public record Allowed(Set<Integer> ports, boolean loopback, List<IpRange> refused) {

    public Allowed {
      ports = Set.copyOf(ports);
      refused = List.copyOf(refused);
    }

    /** Returns whether no range that is refused contains an address. */
    boolean isPublic(IpAddress address) {
      return RefusedRange.of(address).isEmpty()
          && refused.stream().noneMatch(range -> range.contains(address));
    }
  }

  /** Parses an address; an {@link InvalidValue} says what is wrong. */
  public static TargetUrl parse(String text, Allowed allowed) {
    var url = url(text);
    var target =
        new TargetUrl("https".equalsIgnoreCase(url.getScheme()), host(url), portOf(url), path(url));
    if (allowed.loopback() && target.isLoopback()) {
      return target;
    }
    if (!target.tls) {
      throw new InvalidValue("https-required", "the scheme must be https");
    }
    if (!allowed.ports().contains(target.port)) {
      throw new InvalidValue(
          "port-not-allowed",
          "the port %d is not allowed; allowed ports are %s"
              .formatted(target.port, allowed.ports().stream().sorted().toList()));
    }
    if (target.isLoopbackName() || !target.literal().map(allowed::isPublic).orElse(true)) {
      throw new InvalidValue("not-public", "the host must be a public name or address");
    }
    return target;
  }

  private static URI url(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidValue("too-long", "must have %d characters at most".formatted(LONGEST));
    }
    URI url;
    try {
      url = new URI(text);
    } catch (java.net.URISyntaxException wrong) {
      throw invalid();
    }
    if (url.isOpaque()
        || !("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw invalid();
    }
    if (url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0) {
      throw new InvalidValue("credentials", "must not contain a user name or a password");
    }
    if (url.getRawFragment() != null) {
      throw new InvalidValue("fragment", "must not have a fragment");
    }
    return url;
  }

  private static InvalidValue invalid() {
    return new InvalidValue(
        "invalid-url",
        "must be an absolute URL such as https://erp.example/bedloe, in ASCII (names in other"
            + " scripts as xn--)");
  }

  private static String host(URI url) {
    var host = url.getHost();
    if (host == null) {
      throw invalid();
    }
    var plain = host.toLowerCase(Locale.ROOT);
    if (plain.startsWith("[") && plain.endsWith("]")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    if (plain.endsWith(".")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    if (IpAddress.tryParse(plain).isEmpty() && !NAME.matcher(plain).matches()) {
      throw invalid();
    }
    return plain;
  }

  private static int portOf(URI url) {
    if (url.getPort() == -1) {
      return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
    return url.getPort();
  }

  private static String path(URI url) {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** Returns the IP address, when the host is one. */
  Optional<IpAddress> literal() {
    return IpAddress.tryParse(host);
  }

  /** Returns whether the host is the name of this machine (RFC 6761, 6.3). */
  private boolean isLoopbackName() {
    return host.equals(LOCALHOST) || host.endsWith("." + LOCALHOST);
  }

  private boolean isLoopback() {
    return isLoopbackName()
        || literal()
            .flatMap(RefusedRange::of)
            .filter(
                range -> range == RefusedRange.IPV4_LOOPBACK || range == RefusedRange.IPV6_LOOPBACK)
            .isPresent();
  }

  /** Returns the value of the header field {@code Host} (RFC 9110, 7.2). */
  String authority() {
    var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (tls ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
  }
}
