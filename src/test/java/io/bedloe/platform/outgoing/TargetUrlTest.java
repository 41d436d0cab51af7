package io.bedloe.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.platform.config.MapConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which addresses callers may choose. */
class TargetUrlTest {

  private static final TargetUrl.Allowed PUBLIC =
      new TargetUrl.Allowed(Set.of(443, 8443), false, List.of());
  private static final TargetUrl.Allowed DEVELOPMENT =
      new TargetUrl.Allowed(Set.of(443, 8443), true, List.of());

  @Test
  void thePartsOfAnAddressAreKept() {
    var target = TargetUrl.parse("https://ERP.example.:8443/hooks/a%20b?key=x", PUBLIC);
    assertThat(target).isEqualTo(new TargetUrl(true, "erp.example", 8443, "/hooks/a%20b?key=x"));
    assertThat(target.authority()).isEqualTo("erp.example:8443");
  }

  @ParameterizedTest
  @CsvSource({
    "https://erp.example, erp.example, /",
    "https://erp.example:443/, erp.example, /",
    "HTTPS://erp.example?a=b, erp.example, /?a=b",
    "'https://[2606:4700:4700::1111]/x', '[2606:4700:4700::1111]', /x",
    "https://xn--bcher-kva.example/, xn--bcher-kva.example, /",
    "https://1.1.1.1/, 1.1.1.1, /"
  })
  void publicAddressesAreAccepted(String url, String authority, String path) {
    var target = TargetUrl.parse(url, PUBLIC);
    assertThat(target.authority()).isEqualTo(authority);
    assertThat(target.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "http://erp.example/, https-required",
    "ftp://erp.example/, invalid-url",
    "file:///etc/passwd, invalid-url",
    "gopher://erp.example/, invalid-url",
    "https:erp.example, invalid-url",
    "//erp.example/, invalid-url",
    "erp.example, invalid-url",
    "'https://erp.example/ x', invalid-url",
    "https://bücher.example/, invalid-url",
    "https:///hooks, invalid-url",
    "https://user@erp.example/, credentials",
    "https://user:word@erp.example/, credentials",
    "https://erp.example@10.0.0.1/, credentials",
    "https://erp.example/#top, fragment",
    "https://erp.example:22/, port-not-allowed",
    "https://erp.example:80/, port-not-allowed",
    "https://erp.example:9443/, port-not-allowed",
    "https://10.0.0.1/, not-public",
    "https://127.0.0.1/, not-public",
    "https://169.254.169.254/latest/meta-data/, not-public",
    "'https://[::1]/', not-public",
    "'https://[::ffff:10.0.0.1]/', not-public",
    "'https://[64:ff9b::a9fe:a9fe]/', not-public",
    "'https://[fd00:ec2::254]/', not-public",
    "https://localhost/, not-public",
    "https://LOCALHOST./, not-public",
    "https://db.localhost/, not-public"
  })
  void anAddressThatIsNotAllowedIsRefusedWithItsReason(String url, String code) {
    assertThatThrownBy(() -> TargetUrl.parse(url, PUBLIC))
        .isInstanceOfSatisfying(
            InvalidValue.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  /**
   * The text of an address in octal, hexadecimal or as one number is judged when it is resolved.
   */
  @ParameterizedTest
  @CsvSource({
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://127.1/",
    "https://0177.0.0.1/"
  })
  void unusualFormsOfAddressesAreNoLiterals(String url) {
    assertThat(isRefusedOrName(url)).isTrue();
  }

  private static boolean isRefusedOrName(String url) {
    try {
      return TargetUrl.parse(url, PUBLIC).literal().isEmpty();
    } catch (InvalidValue refused) {
      return true;
    }
  }

  @Test
  void anAddressOf2000CharactersIsAcceptedAndALongerOneIsRefused() {
    var start = "https://erp.example/";
    var longest = start + "x".repeat(TargetUrl.LONGEST - start.length());
    assertThat(TargetUrl.parse(longest, PUBLIC).path()).endsWith("xxx");
    assertThatThrownBy(() -> TargetUrl.parse(longest + "x", PUBLIC))
        .isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:4711/x, true",
    "http://127.0.0.1:4711/x, true",
    "'http://[::1]:4711/x', true",
    "https://localhost/, true",
    "http://erp.example/, false",
    "https://erp.example:4711/, false",
    "https://10.0.0.1/, false"
  })
  void developmentAllowsThisMachineAndNothingElse(String url, boolean allowed) {
    if (allowed) {
      assertThat(TargetUrl.parse(url, DEVELOPMENT).host()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> TargetUrl.parse(url, DEVELOPMENT)).isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void productionDoesNotStartWhenLoopbackIsAllowed() {
    var settings = new OutgoingSettings();
    assertThat(
            settings.faults(
                MapConfig.settings(
                    Map.of(
                        "bedloe.outgoing.allow-loopback", "true", "bedloe.profile", "production"))))
        .hasSize(1);
    assertThat(
            settings.faults(
                MapConfig.settings(
                    Map.of(
                        "bedloe.outgoing.allow-loopback",
                        "true",
                        "bedloe.profile",
                        "development"))))
        .isEmpty();
  }

  @Test
  void portsAreNumbersOfPorts() {
    assertThat(OutgoingSettings.PORTS.reader().apply("443, 8443")).containsExactly(443, 8443);
    for (var wrong : List.of("0", "65536", "x", "443,")) {
      assertThatThrownBy(() -> OutgoingSettings.PORTS.reader().apply(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anAddressInARangeOfTheOperatorIsRefused() {
    var allowed =
        OutgoingSettings.allowed(
            MapConfig.settings(
                Map.of("bedloe.outgoing.refused-ranges", "2001:67c:2e8:64::/96, 9.0.0.0/8")));
    for (var url : List.of("https://[2001:67c:2e8:64::a00:1]/", "https://9.1.2.3/")) {
      assertThatThrownBy(() -> TargetUrl.parse(url, allowed))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("must be a public name or address");
    }
    assertThat(TargetUrl.parse("https://8.1.2.3/", allowed).host()).isEqualTo("8.1.2.3");
  }
}
