package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class OidcSettingsTest {

  private final Map<String, String> texts = new HashMap<>();
  private final Config config = MapConfig.of(texts);

  private void set(String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put("bedloe." + pairs[i], pairs[i + 1]);
    }
  }

  private List<String> faults() {
    var faults = new ArrayList<String>();
    var settings = new Settings(config);
    for (Setting<?> setting : new OidcSettings(config).settings()) {
      try {
        settings.get(setting);
      } catch (IllegalArgumentException wrong) {
        faults.add(setting.name() + ": " + wrong.getMessage());
      }
    }
    return faults;
  }

  private List<String> together() {
    return new OidcSettings(config).faults(new Settings(config));
  }

  private Provider provider() {
    assertThat(faults()).isEmpty();
    return new OidcSettings(config).providers(new Settings(config)).get(0);
  }

  @Test
  void withoutProvidersNothingHasToBeSet() {
    assertThat(faults()).isEmpty();
    assertThat(new OidcSettings(config).providers(new Settings(config))).isEmpty();
  }

  @Test
  void googleNeedsAClientAlone() {
    set("oidc.providers", "google", "oidc.google.preset", "google");
    set("oidc.google.client-id", "c", "oidc.google.client-secret", "s");
    var google = provider();
    assertThat(google.issuer()).isEqualTo("https://accounts.google.com");
    assertThat(google.mapping().claim()).isEqualTo("hd");
    assertThat(google.bearer()).isNull();
    assertThat(google.createsAccounts()).isFalse();
    assertThat(google.toString()).doesNotContain("s]").contains("Client[c]");
  }

  @Test
  void auth0NeedsItsTenantAndCanBeForTokensAlone() {
    set("oidc.providers", "auth0", "oidc.auth0.preset", "auth0");
    assertThat(faults()).containsExactly("bedloe.oidc.auth0.issuer: must be set");
    set("oidc.auth0.issuer", "https://corp.eu.auth0.com/");
    set("oidc.auth0.accept-bearer-tokens", "true");
    assertThat(faults()).containsExactly("bedloe.oidc.auth0.audience: must be set");
    set("oidc.auth0.audience", "https://api.corp.example");
    var auth0 = provider();
    assertThat(auth0.client()).isNull();
    assertThat(auth0.issuer()).isEqualTo("https://corp.eu.auth0.com/");
    assertThat(auth0.bearer()).isNotNull();
    assertThat(java.util.Objects.requireNonNull(auth0.bearer()).audience())
        .isEqualTo("https://api.corp.example");
    assertThat(java.util.Objects.requireNonNull(auth0.bearer()).untyped()).isFalse();
  }

  @Test
  void anEmptyTextIsAsIfItWereNotSet() {
    set("oidc.providers", "corp", "oidc.corp.issuer", "https://corp.example");
    set("oidc.corp.client-id", " ", "oidc.corp.accept-bearer-tokens", "");
    assertThat(provider().client()).isNull();
    set("oidc.providers", "");
    assertThat(new OidcSettings(config).settings()).hasSize(5);
  }

  @Test
  void sessionsOfAProviderHaveRulesOfTheirOwn() {
    set("oidc.providers", "corp", "oidc.corp.issuer", "https://corp.example");
    assertThat(provider().sessions()).isEqualTo(Provider.Sessions.LIKE_OTHERS);
    set("oidc.corp.session-life", "PT10H", "oidc.corp.check-at-refresh", "account");
    assertThat(provider().sessions())
        .isEqualTo(new Provider.Sessions(java.time.Duration.ofHours(10), RefreshCheck.ACCOUNT));
  }

  @Test
  void allFaultsAreNamed() {
    set("oidc.providers", "corp", "oidc.corp.client-id", "c", "oidc.corp.issuer", "corp.example");
    set("oidc.corp.scopes", "email", "oidc.corp.role-map", "x", "oidc.corp.preset", "okta");
    set("oidc.clock-skew", "PT61S", "oidc.after-sign-in", "//evil.example");
    set("oidc.corp.first-roles", "user, Boss");
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "bedloe.oidc.clock-skew: longer than 60 seconds",
            "bedloe.oidc.after-sign-in: not a path such as /console",
            "bedloe.oidc.corp.preset: not one of none, google, auth0",
            "bedloe.oidc.corp.issuer: not an http or https address",
            "bedloe.oidc.corp.client-secret: must be set",
            "bedloe.oidc.corp.scopes: lacks openid",
            "bedloe.oidc.corp.first-roles: not names of roles, comma-separated",
            "bedloe.oidc.corp.role-map: not a list such as 'staff=user, bosses=manager'");
  }

  @Test
  void productionAsksForTls() {
    set("profile", "production", "oidc.providers", "corp");
    set("oidc.corp.issuer", "http://corp.example");
    assertThat(faults()).containsExactly("bedloe.oidc.corp.issuer: production needs https");
    assertThat(together()).singleElement().asString().contains("bedloe.public-url");
    set("public-url", "https://orders.example");
    assertThat(together()).isEmpty();
    set("profile", "test", "public-url", "http://localhost:9080");
    assertThat(faults()).isEmpty();
    assertThat(together()).isEmpty();
  }

  @Test
  void namesAreGoodAndDiffer() {
    set("oidc.providers", "Corp");
    assertThat(faults()).singleElement().asString().contains("small letters");
    set("oidc.providers", "corp,corp", "oidc.corp.issuer", "https://corp.example");
    assertThat(faults()).singleElement().asString().contains("twice");
  }

  @Test
  void twoProvidersWithOneIssuerCouldNotBeToldApart() {
    set("oidc.providers", "a,b", "oidc.a.issuer", "https://x.example");
    set("oidc.b.issuer", "https://x.example");
    assertThat(faults()).containsExactly("bedloe.oidc.providers: a and b have the same issuer");
  }

  @Test
  void theAudienceOfIdTokensIsNotThatOfAccessTokens() {
    set("oidc.providers", "corp", "oidc.corp.issuer", "https://corp.example");
    set("oidc.corp.client-id", "c", "oidc.corp.client-secret", "s");
    set("oidc.corp.accept-bearer-tokens", "true", "oidc.corp.audience", "c");
    assertThat(faults())
        .containsExactly(
            "bedloe.oidc.corp.audience: must differ from the client-id, which is the audience of ID tokens");
  }
}
