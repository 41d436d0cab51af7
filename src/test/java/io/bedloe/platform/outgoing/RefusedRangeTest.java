package io.bedloe.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the ranges on both sides of each of their boundaries. */
class RefusedRangeTest {

  /** The first and the last address of a range, and the ones before and after that are public. */
  @ParameterizedTest
  @CsvSource({
    "-, 0.0.0.0, 0.255.255.255, 1.0.0.0",
    "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0",
    "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0",
    "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
    "168.63.129.15, 168.63.129.16, 168.63.129.16, 168.63.129.17",
    "169.253.255.255, 169.254.0.0, 169.254.255.255, 169.255.0.0",
    "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0",
    "191.255.255.255, 192.0.0.0, 192.0.0.255, 192.0.1.0",
    "192.0.1.255, 192.0.2.0, 192.0.2.255, 192.0.3.0",
    "192.88.98.255, 192.88.99.0, 192.88.99.255, 192.88.100.0",
    "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0",
    "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0",
    "198.51.99.255, 198.51.100.0, 198.51.100.255, 198.51.101.0",
    "203.0.112.255, 203.0.113.0, 203.0.113.255, 203.0.114.0",
    "223.255.255.255, 224.0.0.0, 239.255.255.255, -",
    "-, 240.0.0.0, 255.255.255.255, -",
    "-, ::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2000::",
    "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
    "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
    "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
    "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::",
    "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -"
  })
  void bothSidesOfEachBoundaryAreJudged(String before, String first, String last, String after) {
    assertThat(isRefused(first)).as(first).isTrue();
    assertThat(isRefused(last)).as(last).isTrue();
    if (!before.equals("-")) {
      assertThat(isRefused(before)).as(before).isFalse();
    }
    if (!after.equals("-")) {
      assertThat(isRefused(after)).as(after).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "fd00:ec2::254",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "255.255.255.255"
      })
  void metadataServicesAndFormsOfPrivateAddressesAreRefused(String address) {
    assertThat(isRefused(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "93.184.215.14", "::ffff:1.1.1.1", "2606:4700:4700::1111", "2a00::1"})
  void publicAddressesAreNotRefused(String address) {
    assertThat(isRefused(address)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(RefusedRange.class)
  void eachRangeIsInCanonicalFormAndNamesItsSource(RefusedRange range) {
    var single = range.range().replaceFirst("/(?:32|128)$", "");
    var canonical = IpRange.parse(range.range()).toString();
    assertThat(canonical).isIn(range.range(), single);
    assertThat(range.source()).isNotBlank();
  }

  @Test
  void noRangeIsNamedTwice() {
    assertThat(Arrays.stream(RefusedRange.values()).map(RefusedRange::range))
        .doesNotHaveDuplicates();
  }

  private static boolean isRefused(String address) {
    return RefusedRange.of(IpAddress.parse(address)).isPresent();
  }
}
