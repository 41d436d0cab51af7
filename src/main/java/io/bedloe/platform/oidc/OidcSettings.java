package io.bedloe.platform.oidc;

import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The settings of external providers: those of all providers, and those of each named one. */
@ApplicationScoped
public class OidcSettings implements SettingsOwner {

  private static final String NAMES = "bedloe.oidc.providers";
  private static final Duration MOST_SKEW = Duration.ofSeconds(60);

  /** The placeholder of a provider's name in the reference of settings. */
  private static final String EXAMPLE = "NAME";

  public static final Setting<Duration> CLOCK_SKEW =
      new Setting<>(
          "bedloe.oidc.clock-skew",
          "ISO 8601 duration of 60 seconds at most",
          "PT30S",
          false,
          "The tolerated difference between our clock and the provider's clock.",
          text -> {
            var skew = Setting.duration("", "", "").reader().apply(text);
            if (skew.compareTo(MOST_SKEW) > 0) {
              throw new IllegalArgumentException("longer than 60 seconds");
            }
            return skew;
          });

  public static final Setting<String> AFTER_SIGN_IN = page("sign-in", "signed in");
  public static final Setting<String> AFTER_LINKING = page("linking", "linked an identity");
  public static final Setting<String> AFTER_SIGN_OUT = page("sign-out", "signed out at a provider");

  private final @Nullable Config config;

  @Inject
  public OidcSettings(Config config) {
    this.config = config;
  }

  /**
   * The generator of the reference of settings needs this constructor, because it has no
   * configuration.
   */
  protected OidcSettings() {
    this.config = null;
  }

  private static Setting<String> page(String occasion, String done) {
    return new Setting<>(
        "bedloe.oidc.after-" + occasion,
        "path on this server",
        "/",
        false,
        "The page to which a browser is redirected after a user has " + done + ".",
        Addresses::path);
  }

  @Override
  public List<Setting<?>> settings() {
    var all = new ArrayList<Setting<?>>();
    all.add(names());
    all.add(CLOCK_SKEW);
    all.add(AFTER_SIGN_IN);
    all.add(AFTER_LINKING);
    all.add(AFTER_SIGN_OUT);
    if (config == null) {
      all.addAll(ProviderSettings.all(EXAMPLE, name -> Optional.empty(), false));
    }
    listed().forEach(name -> all.addAll(ProviderSettings.all(name, this::text, isInProduction())));
    return all;
  }

  @Override
  public List<String> faults(Settings settings) {
    boolean inTheClear = settings.get(PublicAddress.URL).startsWith("http:");
    return isInProduction() && !listed().isEmpty() && inTheClear
        ? List.of(
            "bedloe.public-url (BEDLOE_PUBLIC_URL): production needs https, because providers "
                + "redirect browsers to this address")
        : List.of();
  }

  /** Returns the configured providers; {@link #settings} has reported all faults before. */
  List<Provider> providers(Settings settings) {
    return settings.get(names()).stream()
        .map(name -> ProviderSettings.provider(name, this::text, settings))
        .toList();
  }

  private Setting<List<String>> names() {
    return new Setting<>(
        NAMES,
        "names of small letters, digits and dashes, comma-separated",
        "none",
        false,
        "The names of the external identity providers; each has the settings "
            + "bedloe.oidc.NAME.….",
        text -> {
          var names = split(text);
          if (!names.stream().allMatch(OidcSettings::isName)) {
            throw new IllegalArgumentException("not names of small letters, digits and dashes");
          }
          if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("names one provider twice");
          }
          mustDiffer(names);
          return names;
        });
  }

  /**
   * Accounts are linked by issuer, so that two providers with one issuer could not be
   * distinguished.
   */
  private void mustDiffer(List<String> names) {
    var owners = new HashMap<String, String>();
    for (var name : names) {
      ProviderSettings.issuer(name, this::text)
          .map(issuer -> owners.put(issuer, name))
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    other + " and " + name + " have the same issuer");
              });
    }
  }

  private List<String> listed() {
    return text(NAMES).map(OidcSettings::split).orElse(List.of()).stream()
        .filter(OidcSettings::isName)
        .distinct()
        .toList();
  }

  private static List<String> split(String text) {
    return text.strip().equals("none")
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean isName(String name) {
    return name.matches("[a-z][a-z0-9-]{0,30}");
  }

  private boolean isInProduction() {
    return text("bedloe.profile").filter("production"::equals).isPresent();
  }

  private Optional<String> text(String key) {
    return config == null
        ? Optional.empty()
        : config
            .getOptionalValue(key, String.class)
            .map(String::strip)
            .filter(text -> !text.isEmpty());
  }
}
