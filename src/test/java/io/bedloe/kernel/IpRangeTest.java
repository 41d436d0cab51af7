package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "127.0.0.1, 127.0.0.1, true",
    "10.0.0.0/9, 10.127.0.1, true",
    "10.0.0.0/9, 10.128.0.1, false",
    "::ffff:0.0.0.0/96, 203.0.113.9, true",
    "127.0.0.1/32, 127.0.0.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::/0, 127.0.0.1, false",
    "127.0.0.0/8, ::ffff:127.0.0.1, true",
    "::ffff:10.0.0.0/24, 10.0.0.7, true",
    "::ffff:10.0.0.0/120, 10.0.0.7, true",
    "::ffff:10.0.0.0/120, 10.0.1.7, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.0.0.0/8, 2001:db8::1, false",
  })
  void anAddressIsInsideOrNot(String network, String address, boolean inside) {
    assertThat(IpRange.parse(network).contains(IpAddress.parse(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0/8",
        "010.0.0.256",
        "999.1.1.1",
        "999.1.1.1/8",
        "010.0.0.1",
        "10.0.0.0/",
        "10.0.0.0/1111",
        "::ffff:10.0.0.0/48",
        "10.0.0.0/\u0668",
        "2001:db8::/129",
        "2001::db8::1",
        "localhost",
        "example.com/8",
        "10.0.0.0/ 8",
        "1",
        "fe80::1%eth0"
      })
  void aTextThatIsNoRangeIsRefusedWithoutALookUp(String text) {
    assertThatThrownBy(() -> IpRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A look-up would need this class; nothing of java.net is used. */
  @Test
  void rangesAndAddressesDoNotUseJavaNet() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net..")
        .check(new ClassFileImporter().importClasses(IpAddress.class, IpRange.class));
  }

  @Test
  void aSubscriberIsAnIpv4AddressOrAnIpv6NetworkOf64Bits() {
    assertThat(IpRange.ofSubscriber(IpAddress.parse("192.0.2.7"))).hasToString("192.0.2.7");
    assertThat(IpRange.ofSubscriber(IpAddress.parse("2001:db8:1:2:3:4:5:6")))
        .hasToString("2001:db8:1:2::/64")
        .isEqualTo(IpRange.ofSubscriber(IpAddress.parse("2001:db8:1:2:ffff::1")))
        .isNotEqualTo(IpRange.ofSubscriber(IpAddress.parse("2001:db8:1:3::1")));
  }

  @Test
  void theSubscriberOfATextThatIsNoAddressIsTheText() {
    assertThat(IpRange.subscriberOf("2001:DB8:1:2:3::6")).isEqualTo("2001:db8:1:2::/64");
    assertThat(IpRange.subscriberOf("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(IpRange.subscriberOf("an account")).isEqualTo("an account");
  }

  @Test
  void onlyARangeWithoutAPrefixIsEverything() {
    assertThat(IpRange.parse("0.0.0.0/0").isEverything()).isTrue();
    assertThat(IpRange.parse("::/0").isEverything()).isTrue();
    assertThat(IpRange.parse("0.0.0.0/1").isEverything()).isFalse();
  }

  @Test
  void rangesOfTheSameAddressesAreEqual() {
    assertThat(IpRange.parse("10.1.2.3/8"))
        .isEqualTo(IpRange.parse("10.0.0.0/8"))
        .hasSameHashCodeAs(IpRange.parse("10.0.0.0/8"))
        .isNotEqualTo(IpRange.parse("10.0.0.0/9"));
  }

  @Test
  void aListIsSeparatedByCommas() {
    assertThat(IpRange.parseList("10.0.0.0/8, ::1"))
        .containsExactly(IpRange.parse("10.0.0.0/8"), IpRange.parse("::1"));
    assertThatThrownBy(() -> IpRange.parseList("10.0.0.0/8,,::1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
