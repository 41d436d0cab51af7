package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

  @Test
  void severalAddressesAreTakenInTheirOrder() {
    assertThat(BrokerAddress.listOf("tcp://first:61616, ssl://second:61617"))
        .containsExactly(
            new BrokerAddress("first", 61616, false), new BrokerAddress("second", 61617, true));
  }

  /** A parameter could turn off the verification of certificates. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl://broker:61617?trustAll=true",
        "tcp://user:password@broker:61616",
        "tcp://broker",
        "tcp://broker:61616/path",
        "http://broker:61616",
        "vm://0",
        "tcp://broker:61616,",
        "tcp://a b:1",
        "broker:61616"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> BrokerAddress.listOf(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tcp://host:port");
  }

  @Test
  void moreThanEightAddressesAreRefused() {
    assertThatThrownBy(() -> BrokerAddress.listOf("tcp://a:1,".repeat(8) + "tcp://a:1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 8");
  }
}
