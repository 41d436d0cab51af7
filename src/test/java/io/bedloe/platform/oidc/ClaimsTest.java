package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  private static final Provider PROVIDER =
      new Provider(
          "corp",
          "Corp",
          "https://corp.example",
          null,
          null,
          new RoleMapping("groups", RoleMapping.parse("bosses=manager")),
          false,
          List.of(),
          Provider.Sessions.LIKE_OTHERS);

  private static Identity identity(Map<String, Object> claims) {
    return Claims.identity(PROVIDER, "s", claims);
  }

  @Test
  void valuesAreATextOrAListOfTexts() {
    assertThat(Claims.values(Map.of("hd", "corp.example"), "hd")).containsExactly("corp.example");
    assertThat(Claims.values(Map.of("g", List.of("a", 1, "b")), "g")).containsExactly("a", "b");
    assertThat(Claims.values(Map.of("g", Map.of("a", "b")), "g")).isEmpty();
    assertThat(Claims.values(Map.of(), "g")).isEmpty();
  }

  @Test
  void aNameWithDotsIsANameFirstAndThenAPath() {
    var url = "https://bedloe.example/roles";
    assertThat(Claims.values(Map.of(url, List.of("a")), url)).containsExactly("a");
    var nested = Map.<String, Object>of("realm_access", Map.of("roles", List.of("b")));
    assertThat(Claims.values(nested, "realm_access.roles")).containsExactly("b");
    assertThat(Claims.values(nested, "realm_access.x.y")).isEmpty();
  }

  @Test
  void anAddressIsVerifiedWhenTheProviderSaysSoAndNotOtherwise() {
    var email = "a@corp.example";
    assertThat(identity(Map.of("email", email, "email_verified", true)).emailVerified()).isTrue();
    assertThat(identity(Map.of("email", email, "email_verified", "true")).emailVerified()).isTrue();
    assertThat(identity(Map.of("email", email, "email_verified", "yes")).emailVerified()).isFalse();
    assertThat(identity(Map.of("email", email, "email_verified", 1)).emailVerified()).isFalse();
    assertThat(identity(Map.of("email", email)).emailVerified()).isFalse();
  }

  @Test
  void whatIsNoAddressIsNone() {
    assertThat(identity(Map.of("email", "a@corp.example")).email()).isEqualTo("a@corp.example");
    assertThat(identity(Map.of("email", "corp.example")).email()).isNull();
    assertThat(identity(Map.of("email", "a b@corp.example")).email()).isNull();
    assertThat(identity(Map.of("email", "a..b@corp.example")).email()).isNull();
    assertThat(identity(Map.of("email", List.of("a@corp.example"))).email()).isNull();
    assertThat(identity(Map.of("email", "a@" + "x.".repeat(125) + "yz")).email())
        .isEqualTo("a@" + "x.".repeat(125) + "yz");
    assertThat(identity(Map.of("email", "a@" + "x.".repeat(125) + "xyz")).email()).isNull();
    assertThat(identity(Map.of("email", "a".repeat(64) + "@x.y")).email())
        .isEqualTo("a".repeat(64) + "@x.y");
    assertThat(identity(Map.of("email", "a".repeat(65) + "@x.y")).email()).isNull();
  }
}
