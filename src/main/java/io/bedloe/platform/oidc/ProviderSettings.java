package io.bedloe.platform.oidc;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of one provider; some of them are required depending on others. */
final class ProviderSettings {

  private static final String NONE = "none";

  private final String name;
  private final Function<String, Optional<String>> texts;

  private ProviderSettings(String name, Function<String, Optional<String>> texts) {
    this.name = name;
    this.texts = texts;
  }

  static List<Setting<?>> all(
      String name, Function<String, Optional<String>> texts, boolean production) {
    var settings = new ProviderSettings(name, texts);
    var all = new ArrayList<Setting<?>>();
    all.add(settings.preset());
    all.add(settings.title());
    all.add(settings.issuer(production));
    all.add(settings.clientId());
    all.add(settings.clientSecret());
    all.add(settings.scopes());
    all.add(settings.createAccounts());
    all.add(settings.firstRoles());
    all.add(settings.rolesClaim());
    all.add(settings.roleMap());
    all.add(settings.sessionLife());
    all.add(settings.checkAtRefresh());
    all.add(settings.acceptsBearerTokens());
    all.add(settings.audience());
    all.add(settings.acceptsUntypedTokens());
    all.add(settings.scopeMap());
    all.add(settings.serviceAccounts());
    if (!settings.isInteractive() && !name.equals(name.toUpperCase(Locale.ROOT))) {
      all.removeIf(setting -> setting.name().endsWith(".client-secret"));
    }
    return all;
  }

  /** Returns the issuer of a provider, if it is known. */
  static Optional<String> issuer(String name, Function<String, Optional<String>> texts) {
    var settings = new ProviderSettings(name, texts);
    return settings
        .text("issuer")
        .or(() -> Optional.ofNullable(settings.requiredPreset().issuer()));
  }

  static Provider provider(String name, Function<String, Optional<String>> texts, Settings values) {
    var settings = new ProviderSettings(name, texts);
    var client =
        settings.isInteractive()
            ? new Provider.Client(
                values.get(settings.clientId()),
                values.get(settings.clientSecret()),
                values.get(settings.scopes()))
            : null;
    return new Provider(
        name,
        values.get(settings.title()),
        values.get(settings.issuer(false)),
        client,
        values.get(settings.acceptsBearerTokens()) ? settings.bearer(values) : null,
        new RoleMapping(values.get(settings.rolesClaim()), values.get(settings.roleMap())),
        values.get(settings.createAccounts()),
        values.get(settings.firstRoles()),
        new Provider.Sessions(
            values.get(settings.sessionLife()).orElse(null),
            values.get(settings.checkAtRefresh())));
  }

  private Provider.Bearer bearer(Settings values) {
    return new Provider.Bearer(
        values.get(audience()),
        values.get(acceptsUntypedTokens()),
        values.get(scopeMap()),
        values.get(serviceAccounts()));
  }

  private Setting<Preset> preset() {
    return Setting.choice(
        key("preset"), Preset.class, "none", "Presets for a known identity provider.");
  }

  private Setting<String> title() {
    return Setting.text(key("title"), name, "The display name of the provider.");
  }

  private Setting<String> issuer(boolean production) {
    return of(
        "issuer",
        "address",
        requiredPreset().issuer(),
        "The issuer identifier (iss) of the provider, exactly as in its tokens; the "
            + "discovery document is found below it.",
        text -> production ? Addresses.byTls(Addresses.issuer(text)) : Addresses.issuer(text));
  }

  private Setting<String> clientId() {
    return Setting.text(
        key("client-id"),
        NONE,
        "OAuth 2.0 client id registered at the provider. Interactive sign-in is off when it "
            + "is not set.");
  }

  private Setting<String> clientSecret() {
    return new Setting<>(
        key("client-secret"),
        "text",
        null,
        true,
        "OAuth 2.0 client secret; only with a client-id.",
        text -> text);
  }

  private Setting<List<String>> scopes() {
    return of(
        "scopes",
        "words",
        requiredPreset().scopes(),
        "The scopes that are requested; openid is one of them.",
        text -> {
          var scopes = Arrays.asList(text.split("\\s+", -1));
          if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("lacks openid");
          }
          return scopes;
        });
  }

  private Setting<Boolean> createAccounts() {
    return Setting.flag(
        key("create-accounts"),
        "false",
        "Whether a new person with a verified e-mail address gets an account at the first "
            + "sign-in.");
  }

  private Setting<List<String>> firstRoles() {
    return of(
        "first-roles",
        "names of roles, comma-separated",
        NONE,
        "The roles of a new account, in addition to the mapped roles.",
        ProviderSettings::roleNames);
  }

  private static List<String> roleNames(String text) {
    if (text.equals(NONE)) {
      return List.of();
    }
    var names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!names.stream().allMatch(RoleMapping::isRoleName)) {
      throw new IllegalArgumentException("not names of roles, comma-separated");
    }
    return names;
  }

  private Setting<String> rolesClaim() {
    return Setting.text(
        key("roles-claim"),
        requiredPreset().rolesClaim(),
        "The claim whose values role-map maps to roles; dots separate the names of nested "
            + "objects.");
  }

  private Setting<Map<String, Set<String>>> roleMap() {
    return of(
        "role-map",
        "value=role, comma-separated",
        NONE,
        "The mapping of claim values to roles. The mapped roles are assigned and removed at "
            + "each sign-in; other roles stay as they are.",
        RoleMapping::parse);
  }

  private Setting<Optional<Duration>> sessionLife() {
    return of(
        "session-life",
        "ISO 8601 duration, such as PT10H",
        NONE,
        "The maximum lifetime of a session that this provider opened; without a value "
            + "bedloe.auth.session-life applies.",
        text ->
            text.equals(NONE)
                ? Optional.empty()
                : Optional.of(Setting.duration("", "", "").reader().apply(text)));
  }

  private Setting<RefreshCheck> checkAtRefresh() {
    return Setting.choice(
        key("check-at-refresh"),
        RefreshCheck.class,
        NONE,
        "Whether the provider's refresh token is used when a session that it opened is "
            + "refreshed. When the provider rejects it, the session ends (session), or all "
            + "sessions and API keys of the account end (account).");
  }

  private Setting<Boolean> acceptsBearerTokens() {
    return Setting.flag(
        key("accept-bearer-tokens"),
        "false",
        "Whether access tokens of this provider are accepted as bearer tokens.");
  }

  private Setting<String> audience() {
    boolean needed = text("accept-bearer-tokens").filter("true"::equals).isPresent();
    return of(
        "audience",
        "text",
        needed ? null : NONE,
        "The audience (aud) of access tokens for Bedloe; required when access tokens are "
            + "accepted.",
        text -> {
          if (needed && text.equals(NONE)) {
            throw new IllegalArgumentException("must be set");
          }
          if (text("client-id").filter(text::equals).isPresent()) {
            throw new IllegalArgumentException(
                "must differ from the client-id, which is the audience of ID tokens");
          }
          return text;
        });
  }

  private Setting<Boolean> acceptsUntypedTokens() {
    return Setting.flag(
        key("accept-untyped-access-tokens"),
        "false",
        "Whether access tokens are accepted that have neither typ at+jwt in the header nor "
            + "typ Bearer in the claims, such as those of Entra ID. ID tokens are always rejected.");
  }

  private Setting<ScopeMapping> scopeMap() {
    return of(
        "scope-map",
        "scope=permission, comma-separated",
        NONE,
        "The permissions that each scope of an access token allows, limited by the roles of "
            + "the account; without a value scopes do not limit permissions.",
        ScopeMapping::parse);
  }

  private Setting<ServiceAccounts> serviceAccounts() {
    return of(
        "service-accounts",
        "client=role or client=account@address, comma-separated",
        NONE,
        "The OAuth 2.0 clients that may send access tokens of their own (client credentials "
            + "grant), each with its roles or its account.",
        ServiceAccounts::parse);
  }

  private boolean isInteractive() {
    return text("client-id").filter(id -> !id.equals(NONE)).isPresent();
  }

  /** Returns the configured preset; the check of the settings reports an unknown one. */
  private Preset requiredPreset() {
    var wanted = text("preset").orElse("");
    return Arrays.stream(Preset.values())
        .filter(preset -> preset.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElse(Preset.NONE);
  }

  private <T> Setting<T> of(
      String part, String type, @Nullable String standard, String meaning, Reader<T> reader) {
    return new Setting<>(key(part), type, standard, false, meaning, reader::read);
  }

  private interface Reader<T> {
    T read(String text);
  }

  private Optional<String> text(String part) {
    return texts.apply(key(part));
  }

  private String key(String part) {
    return "bedloe.oidc." + name + "." + part;
  }
}
