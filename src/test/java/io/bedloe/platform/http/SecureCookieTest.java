package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecureCookieTest {

  @Test
  void aCookieWithoutTheHostPrefixCannotBeMade() {
    assertThat(new SecureCookie("__Host-bedloe-refresh").name()).isEqualTo("__Host-bedloe-refresh");
    for (var name : new String[] {"bedloe-refresh", "__Secure-bedloe-refresh", ""}) {
      assertThatThrownBy(() -> new SecureCookie(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("__Host-");
    }
  }
}
