package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.accounts.AccountSettings;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.kernel.Secret;
import io.bedloe.platform.crypto.CryptoSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

  private static final List<Setting<?>> KNOWN =
      List.of(Setting.text("bedloe.orders.confirm-within", "PT48H", "A setting with a dash."));

  @Test
  void aSettingIsKnownByItsNameAndAsAnEnvironmentVariableSpellsIt() {
    assertThat(
            SettingsCheck.unknown(
                List.of("bedloe.orders.confirm-within", "bedloe.orders.confirm.within"), KNOWN))
        .isEmpty();
  }

  @Test
  void aNameOfOursThatNoSettingHasIsUnknownAndThoseOfOthersAreNotOurs() {
    assertThat(SettingsCheck.unknown(List.of("bedloe.orders.confirm", "java.home", "PATH"), KNOWN))
        .containsExactly("bedloe.orders.confirm");
  }

  private static final String GOOD = "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1KaE";

  private static List<String> faults(Map<String, String> texts) {
    var all = new HashMap<>(Map.of("bedloe.profile", "production", "bedloe.db.password", "p"));
    all.putAll(texts);
    return SettingsCheck.faults(
        MapConfig.settings(all),
        List.of(
            new PlatformSettings(),
            new CryptoSettings(),
            new AccountSettings(),
            new SessionSettings()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedloe.db.migration-user", "bedloe.db.migration-password"})
  void theOwnerOfTheTablesHasAUserAndAPassword(String only) {
    assertThat(faults(Map.of("bedloe.secret", GOOD, only, "owner")))
        .singleElement()
        .asString()
        .startsWith("bedloe.db.migration-user and bedloe.db.migration-password must be set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void anEmptyTextIsTheSameAsAnAbsentSetting(String empty) {
    var settings =
        MapConfig.settings(
            Map.of(
                "bedloe.secret", empty,
                "bedloe.http.port", empty,
                "bedloe.profile", empty,
                "bedloe.auth.session-life", empty));
    assertThat(settings.isSet(CryptoSettings.SECRET)).isFalse();
    assertThat(settings.get(CryptoSettings.SECRET))
        .isEqualTo(Secret.of("bedloe-development-secret"));
    assertThat(settings.get(PlatformSettings.HTTP_PORT)).isEqualTo(9080);
    assertThat(settings.get(PlatformSettings.PROFILE)).isEqualTo(Profile.DEVELOPMENT);
    assertThat(settings.get(SessionSettings.SESSION_LIFE)).isEqualTo(Duration.ofDays(30));
    assertThat(faults(Map.of("bedloe.secret", empty)))
        .singleElement()
        .asString()
        .startsWith("bedloe.secret (BEDLOE_SECRET): production needs a value of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1Ka",
        "bedloe-development-secret",
        "bedloe-development-secret-a83hQz7",
        "Bedloe_Development_Secret_a83hQz7",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababababababababababab",
        "fJ3k9QzX7fJ3k9QzX7fJ3k9QzX7fJ3k9QzX7",
        "fJ3k9QzX7vLw2RtYfJ3k9QzX7vLw2RtY",
        "0123456789abcdef0123456789abcdef",
        "abcdefghijklmnopqrstuvwxyz012345",
        "please-change-me-in-production-3719",
        "correct horse battery staple 0815 xyz",
        "your-secret-goes-here-as-soon-as-you-can"
      })
  void productionRefusesASecretThatCanBeGuessedAndDoesNotShowIt(String weak) {
    assertThat(faults(Map.of("bedloe.secret", weak)))
        .singleElement()
        .asString()
        .startsWith("bedloe.secret (BEDLOE_SECRET): production needs a")
        .doesNotContain(weak.length() < 8 ? GOOD : weak);
    assertThat(faults(Map.of("bedloe.profile", "development", "bedloe.secret", weak))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        " " + GOOD + "\n",
        "8c1f0a5be47d2963f0b8a6d47e15c3920b",
        "hx2B0YhKzvC5WnRj0m8Q1w7T6dXo4uPaG9sLfEiVtyM=",
        "lantern orbit quilt mango thirteen velvet"
      })
  void productionTakesARandomSecretOf32CharactersOrMore(String good) {
    assertThat(faults(Map.of("bedloe.secret", good))).isEmpty();
  }

  @Test
  void theSecretOfTheFirstAdminMustBeStrongToo() {
    var repeated = "0123456789abcdef0123456789abcdef";
    assertThat(faults(Map.of("bedloe.secret", GOOD, "bedloe.auth.first-admin-secret", repeated)))
        .singleElement()
        .asString()
        .startsWith("bedloe.auth.first-admin-secret");
  }

  @Test
  void thePreviousSecretIsHeldToTheSameRule() {
    var other = "hx2B0YhKzvC5WnRj0m8Q1w7T6dXo4uPaG9sLfEiVtyM=";
    assertThat(faults(Map.of("bedloe.secret", GOOD, "bedloe.secret.previous", other))).isEmpty();
    for (var weak : List.of("x", "bedloe-development-secret", "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1Ka")) {
      assertThat(faults(Map.of("bedloe.secret", GOOD, "bedloe.secret.previous", weak)))
          .singleElement()
          .asString()
          .startsWith(
              "bedloe.secret.previous (BEDLOE_SECRET_PREVIOUS): production needs a random secret");
    }
  }

  @Test
  void thePreviousSecretThatIsTheCurrentOneIsRefusedInEveryProfile() {
    for (var profile : List.of("production", "development")) {
      assertThat(
              faults(
                  Map.of(
                      "bedloe.profile", profile,
                      "bedloe.secret", GOOD,
                      "bedloe.secret.previous", GOOD)))
          .singleElement()
          .asString()
          .startsWith("bedloe.secret.previous (BEDLOE_SECRET_PREVIOUS): is the same as")
          .doesNotContain(GOOD);
    }
    assertThat(
            faults(
                Map.of(
                    "bedloe.profile", "development",
                    "bedloe.secret.previous", "bedloe-development-secret")))
        .singleElement()
        .asString()
        .contains("is the same as bedloe.secret");
  }

  @Test
  void everyFaultIsNamedAtOnceAlsoThoseOfAProfileThatDoesNotExist() {
    assertThat(
            faults(
                Map.of(
                    "bedloe.profile", "prod",
                    "bedloe.secret", "x",
                    "bedloe.db.password", "",
                    "bedloe.http.port", "http",
                    "bedloe.auth.session-life", "30")))
        .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "bedloe.profile",
            "bedloe.secret",
            "bedloe.db.password",
            "bedloe.http.port",
            "bedloe.auth.session-life");
  }

  private static List<String> platformFaults(String name, String text) {
    return SettingsCheck.faults(
        MapConfig.settings(Map.of(name, text)), List.of(new PlatformSettings()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "https://shop.example/",
        "https://shop.example/shop",
        "ftp://shop.example",
        "https://",
        "https://ann@shop.example",
        "https://shop.example?x",
        "https://shop.example:99999",
        "*",
        "null",
        "https://a.example,,https://b.example",
        "none, https://shop.example"
      })
  void anOriginOfCorsThatNoBrowserSendsIsAFault(String text) {
    assertThat(platformFaults("bedloe.cors.origins", text))
        .singleElement()
        .asString()
        .startsWith("bedloe.cors.origins (BEDLOE_CORS_ORIGINS): '")
        .contains("not http:// or https://, a host and perhaps a port");
  }

  @Test
  void originsOfCorsAreReadAsBrowsersSendThem() {
    var settings =
        MapConfig.settings(
            Map.of(
                "bedloe.cors.origins",
                "https://Shop.example, http://localhost:3000 ,https://b.example:443"));
    assertThat(settings.get(PlatformSettings.CORS_ORIGINS))
        .isEqualTo(List.of("https://shop.example", "http://localhost:3000", "https://b.example"));
    assertThat(platformFaults("bedloe.cors.origins", "none")).isEmpty();
  }

  @Test
  void eachFaultOfAListIsNamed() {
    assertThat(platformFaults("bedloe.http.trusted-proxies", "foo,10.0.0.0/99,10.0.0.0/8,::/0"))
        .singleElement()
        .asString()
        .contains("foo", "'10.0.0.0/99'", "'::/0'")
        .doesNotContain("10.0.0.0/8");
    assertThat(platformFaults("bedloe.cors.origins", "garbage, https://a.example, b.example/"))
        .singleElement()
        .asString()
        .contains("'garbage', 'b.example/'")
        .doesNotContain("a.example");
  }

  @Test
  void anUnknownFeatureForTheApiDocumentIsNamedWithWhatItCanBe() {
    assertThat(platformFaults("bedloe.openapi.feature", "zzz"))
        .containsExactly(
            "bedloe.openapi.feature (BEDLOE_OPENAPI_FEATURE): not one of mpConfig-3.1,"
                + " mpOpenAPI-4.1");
  }

  @Test
  void faultsOfCombinedSettingsAreReportedWithAllOthers() {
    var owner =
        new SettingsOwner() {
          @Override
          public List<Setting<?>> settings() {
            return List.of();
          }

          @Override
          public List<String> faults(Settings settings) {
            return List.of("both of them: only one can be set");
          }
        };
    var settings = MapConfig.settings(Map.of("bedloe.http.port", "http"));
    assertThat(SettingsCheck.faults(settings, List.of(new PlatformSettings(), owner)))
        .hasSize(2)
        .contains("both of them: only one can be set");
  }
}
