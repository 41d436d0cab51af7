package io.bedloe.platform.http;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.PlatformSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

  private static final IpAddress PROXY = IpAddress.parse("10.0.0.5");
  private static final IpAddress STRANGER = IpAddress.parse("203.0.113.9");

  private final ClientAddresses addresses =
      new ClientAddresses(IpRange.parseList("10.0.0.0/24, 2001:db8:f::/48"));

  private String client(List<String> forwarded, List<String> xForwardedFor) {
    return addresses.client(PROXY, forwarded, xForwardedFor).toString();
  }

  private void refused(List<String> forwarded, List<String> xForwardedFor) {
    assertRefused(HttpRule.INVALID_HEADER, () -> client(forwarded, xForwardedFor));
  }

  @Test
  void theHeadersOfAConnectionThatIsNoTrustedProxyAreIgnored() {
    assertThat(addresses.client(STRANGER, List.of("for=1.2.3.4"), List.of("1.2.3.4")))
        .isEqualTo(STRANGER);
    assertThat(addresses.client(STRANGER, List.of("garbage\""), List.of("garbage")))
        .isEqualTo(STRANGER);
  }

  @Test
  void aTrustedProxyThatSendsNoHeaderIsTheClient() {
    assertThat(client(List.of(), List.of())).isEqualTo("10.0.0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "1.2.3.4, 198.51.100.1 | 198.51.100.1",
        "anything at all, 198.51.100.1 | 198.51.100.1",
        "1.2.3.4, 198.51.100.1, 10.0.0.7 | 198.51.100.1",
        "1.2.3.4,198.51.100.1,10.0.0.7,2001:db8:f::1 | 198.51.100.1",
        "10.0.0.6, 10.0.0.7 | 10.0.0.6",
        "198.51.100.1:40112 | 198.51.100.1",
        "2001:db8::7 | 2001:db8::7",
        "[2001:DB8::7]:443 | 2001:db8::7",
        "[2001:db8::7] | 2001:db8::7",
        "::ffff:198.51.100.1 | 198.51.100.1"
      })
  void xForwardedForIsReadFromTheRightAsFarAsTrustedProxiesWroteIt(String header, String client) {
    assertThat(client(List.of(), List.of(header))).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for=198.51.100.1 | 198.51.100.1",
        "For=\"198.51.100.1:80\";proto=https;by=10.0.0.5 | 198.51.100.1",
        "for=1.2.3.4, for=198.51.100.1;host=shop.example | 198.51.100.1",
        "for=_hidden, for=198.51.100.1, for=10.0.0.9 | 198.51.100.1",
        "for=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
        "proto=https;for=\"\\1\\98.51.100.1\" | 198.51.100.1"
      })
  void forwardedIsReadFromTheRightAsFarAsTrustedProxiesWroteIt(String header, String client) {
    assertThat(client(List.of(header), List.of())).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneListInTheirOrder() {
    assertThat(client(List.of(), List.of("1.2.3.4", "198.51.100.1", "10.0.0.7")))
        .isEqualTo("198.51.100.1");
    assertThat(client(List.of("for=1.2.3.4", "for=198.51.100.1"), List.of()))
        .isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "localhost",
        "999.1.1.1",
        "198.51.100.1,",
        "198.51.100.1, unknown",
        "[198.51.100.1]",
        "[::1",
        "[::1]x",
        "198.51.100.1, 10.0.0.300"
      })
  void aClientThatATrustedProxyDoesNotNameIsRefused(String header) {
    refused(List.of(), List.of(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proto=https",
        "for=unknown",
        "for",
        "for=",
        "for=1.2.3.4 5.6.7.8",
        "for=2001:db8::1",
        "for=1.2.3.4;for=5.6.7.8",
        "for=\"198.51.100.1",
        "for=\"198.51.100.1\"x",
        "for=198.51.100.1,",
        // An open quotation mark of a client cannot include the part that the proxy appends.
        "for=6.6.6.6;x=\", for=198.51.100.1",
        "for=6.6.6.6;x=\", for=\"[2001:db8::1]\""
      })
  void aForwardedHeaderThatIsNotWellFormedIsRefused(String header) {
    refused(List.of(header), List.of());
  }

  /** A proxy that writes one of the headers forwards the other as the client wrote it. */
  @Test
  void headersThatNameDifferentClientsAreRefused() {
    refused(List.of("for=1.2.3.4"), List.of("198.51.100.1"));
    assertThat(client(List.of("for=198.51.100.1"), List.of("1.2.3.4, 198.51.100.1")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void everybodyCannotBeATrustedProxy() {
    for (var all : List.of("0.0.0.0/0", "10.0.0.0/8, ::/0")) {
      var settings = MapConfig.settings(Map.of("bedloe.http.trusted-proxies", all));
      assertThatThrownBy(() -> settings.get(PlatformSettings.TRUSTED_PROXIES))
          .hasMessageContaining("would trust");
    }
    assertThat(MapConfig.settings(Map.of()).get(PlatformSettings.TRUSTED_PROXIES)).isEmpty();
  }
}
