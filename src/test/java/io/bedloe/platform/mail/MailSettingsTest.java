package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.PublicAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

  private static final Map<String, String> PRODUCTION =
      Map.of(
          "bedloe.profile", "production",
          "bedloe.mail.host", "smtp.example",
          "bedloe.mail.from", "Orders <no-reply@orders.example>",
          "bedloe.mail.user", "orders",
          "bedloe.mail.password", "a secret",
          "bedloe.public-url", "https://orders.example");

  private static List<String> faults(Map<String, String> changes) {
    var all = new HashMap<>(PRODUCTION);
    all.putAll(changes);
    return new MailSettings().faults(MapConfig.settings(all));
  }

  @Test
  void whatIsGoodEnoughForProductionHasNoFault() {
    assertThat(faults(Map.of())).isEmpty();
    assertThat(new MailSettings().faults(MapConfig.settings(Map.of()))).isEmpty();
  }

  @Test
  void productionSendsNoPasswordInTheClearNoLinkWithoutTlsAndNothingFromAnExample() {
    assertThat(faults(Map.of("bedloe.mail.tls", "none"))).hasSize(1);
    assertThat(faults(Map.of("bedloe.public-url", "http://orders.example"))).hasSize(1);
    assertThat(faults(Map.of("bedloe.mail.from", "Bedloe <no-reply@bedloe.example>"))).hasSize(1);
    assertThat(faults(Map.of("bedloe.mail.tls", "none", "bedloe.profile", "development")))
        .isEmpty();
  }

  @Test
  void aRelayThatAsksForNoPasswordMayBeWithoutTls() {
    assertThat(
            faults(
                Map.of(
                    "bedloe.mail.tls", "none",
                    "bedloe.mail.user", "none",
                    "bedloe.mail.password", "none")))
        .isEmpty();
  }

  @Test
  void aUserNeedsAPasswordAndAPasswordAUser() {
    assertThat(faults(Map.of("bedloe.mail.user", "none"))).hasSize(1);
    assertThat(faults(Map.of("bedloe.mail.password", "none"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a@b, c@d", "a\nb@example.com"})
  void whatIsNoAddressSendsNothing(String from) {
    var settings = MapConfig.settings(Map.of("bedloe.mail.from", from));
    assertThatThrownBy(() -> settings.get(MailSettings.FROM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders.example",
        "ftp://orders.example",
        "https://",
        "https://orders.example/",
        "https://orders.example/path",
        "https://user@orders.example",
        "https://orders.example?x=y",
        "javascript:alert(1)"
      })
  void aPublicAddressIsAnOriginAndNothingElse(String url) {
    var settings = MapConfig.settings(Map.of("bedloe.public-url", url));
    assertThatThrownBy(() -> settings.get(PublicAddress.URL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://orders.example", "http://localhost:9080", "https://[::1]:8443"})
  void anOriginIsTaken(String url) {
    assertThat(MapConfig.settings(Map.of("bedloe.public-url", url)).get(PublicAddress.URL))
        .isEqualTo(url);
  }
}
