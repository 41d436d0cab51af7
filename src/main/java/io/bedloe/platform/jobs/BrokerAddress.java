package io.bedloe.platform.jobs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a broker listens.
 *
 * @param isEncrypted whether the connection uses TLS
 */
record BrokerAddress(String host, int port, boolean isEncrypted) {

  private static final int MOST = 8;
  private static final String EXPECTED =
      "not tcp://host:port or ssl://host:port without user, path and parameters";

  /** Parses addresses that are separated by commas. */
  static List<BrokerAddress> listOf(String text) {
    var addresses =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(BrokerAddress::of).toList();
    if (addresses.size() > MOST) {
      throw new IllegalArgumentException("more than %d brokers".formatted(MOST));
    }
    return addresses;
  }

  private static BrokerAddress of(String text) {
    try {
      var uri = new URI(text);
      boolean isPlain = "tcp".equals(uri.getScheme());
      boolean isEncrypted = "ssl".equals(uri.getScheme());
      // Parameters of the client could turn off the verification of certificates.
      boolean hasMore =
          uri.getRawUserInfo() != null
              || uri.getRawQuery() != null
              || uri.getRawFragment() != null
              || !(uri.getRawPath() == null || uri.getRawPath().isEmpty());
      if ((isPlain || isEncrypted) && uri.getHost() != null && uri.getPort() > 0 && !hasMore) {
        return new BrokerAddress(uri.getHost(), uri.getPort(), isEncrypted);
      }
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(EXPECTED, wrong);
    }
    throw new IllegalArgumentException(EXPECTED);
  }

  @Override
  public String toString() {
    return (isEncrypted ? "ssl://" : "tcp://") + host + ":" + port;
  }
}
