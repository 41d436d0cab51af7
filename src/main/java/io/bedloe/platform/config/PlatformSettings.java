package io.bedloe.platform.config;

import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The settings of the platform; {@code server.xml} reads those of the server as well. */
@ApplicationScoped
public class PlatformSettings implements SettingsOwner {

  public static final Setting<Profile> PROFILE =
      Setting.choice(
          "bedloe.profile",
          Profile.class,
          "development",
          "The environment. Production refuses default secrets and has no demonstration "
              + "accounts.");

  public static final Setting<String> HTTP_HOST =
      Setting.text(
          "bedloe.http.host", "*", "The network address to listen on; * means all addresses.");

  public static final Setting<Integer> HTTP_PORT =
      Setting.number("bedloe.http.port", 1, 65535, "9080", "The TCP port to listen on.");

  public static final Setting<List<IpRange>> TRUSTED_PROXIES =
      new Setting<>(
          "bedloe.http.trusted-proxies",
          "IP addresses and ranges in CIDR notation, comma-separated",
          Setting.NONE,
          false,
          "The trusted reverse proxies in front of the server. Only their Forwarded and "
              + "X-Forwarded-For headers are used; for any other connection the client address is "
              + "the peer address.",
          PlatformSettings::proxies);

  public static final Setting<String> DB_URL =
      Setting.text(
          "bedloe.db.url",
          "jdbc:postgresql://localhost:5432/bedloe",
          "The JDBC URL of the PostgreSQL database.");

  public static final Setting<String> DB_USER =
      Setting.text("bedloe.db.user", "bedloe", "The database role that the server connects as.");

  public static final Setting<Secret<String>> DB_PASSWORD =
      Setting.secret("bedloe.db.password", "", "The password of the role bedloe.db.user.");

  public static final Setting<String> DB_MIGRATION_USER =
      Setting.text(
          "bedloe.db.migration-user",
          Setting.NONE,
          "The database role that owns the tables and migrates the schema. The role "
              + "bedloe.db.user then gets only the rights that requests need. Without a value "
              + "bedloe.db.user is the owner.");

  public static final Setting<Secret<String>> DB_MIGRATION_PASSWORD =
      Setting.secretOrNone(
          "bedloe.db.migration-password", "The password of the role that migrates the schema.");

  public static final Setting<Integer> DB_POOL_MAX =
      Setting.number(
          "bedloe.db.pool.max", 2, 1000, "40", "The maximum size of the database connection pool.");

  public static final Setting<List<String>> CORS_ORIGINS =
      new Setting<>(
          "bedloe.cors.origins",
          "web origins, comma-separated",
          Setting.NONE,
          false,
          "The web origins that CORS allows, comma-separated, such as https://shop.example; without a"
              + " value CORS is off.",
          WebOrigins::read);

  private static final String OPENAPI_ON = "mpOpenAPI-4.1";
  private static final List<String> OPENAPI_FEATURES = List.of("mpConfig-3.1", OPENAPI_ON);

  public static final Setting<String> OPENAPI_FEATURE =
      new Setting<>(
          "bedloe.openapi.feature",
          String.join(", ", OPENAPI_FEATURES),
          "mpConfig-3.1",
          false,
          "The server feature that serves the API document: mpOpenAPI-4.1 serves /openapi and "
              + "/openapi/ui without authentication; with mpConfig-3.1 both are 404.",
          text -> {
            if (!OPENAPI_FEATURES.contains(text)) {
              throw new IllegalArgumentException(
                  "not one of " + String.join(", ", OPENAPI_FEATURES));
            }
            return text;
          });

  /** Returns whether the server publishes the API document at {@code /openapi}. */
  public static boolean servesApiDocument(Settings settings) {
    return settings.get(OPENAPI_FEATURE).equals(OPENAPI_ON);
  }

  private static List<IpRange> proxies(String text) {
    if (text.equals(Setting.NONE)) {
      return List.of();
    }
    var ranges = new ArrayList<IpRange>();
    var faults = new ArrayList<String>();
    for (var entry : text.split(",", -1)) {
      try {
        ranges.add(proxy(entry.strip()));
      } catch (IllegalArgumentException wrong) {
        faults.add(String.valueOf(wrong.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(", ", faults));
    }
    return List.copyOf(ranges);
  }

  private static IpRange proxy(String text) {
    var range = IpRange.parse(text);
    if (range.isEverything()) {
      throw new IllegalArgumentException(
          "'%s': a prefix length of 0 would trust the forwarding headers of every client"
              .formatted(text));
    }
    return range;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        PROFILE,
        HTTP_HOST,
        HTTP_PORT,
        TRUSTED_PROXIES,
        DB_URL,
        DB_USER,
        DB_PASSWORD,
        DB_MIGRATION_USER,
        DB_MIGRATION_PASSWORD,
        DB_POOL_MAX,
        CORS_ORIGINS,
        OPENAPI_FEATURE);
  }

  @Override
  public List<String> faults(Settings settings) {
    return settings.isSet(DB_MIGRATION_USER) == settings.isSet(DB_MIGRATION_PASSWORD)
        ? List.of()
        : List.of(
            "bedloe.db.migration-user and bedloe.db.migration-password must be set together: only"
                + " one of them is set");
  }
}
