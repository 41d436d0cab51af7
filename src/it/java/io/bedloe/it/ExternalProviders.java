package io.bedloe.it;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The identity providers of servers under test. {@code corp} creates accounts, maps groups to roles
 * and has its access tokens accepted; {@code club} is for existing accounts; {@code depot} is only
 * for access tokens, whose scopes restrict them.
 */
public final class ExternalProviders {

  public static final String SECRET = "the-secret-of-the-corp-client";

  /** The audience of access tokens for the server under test. */
  public static final String AUDIENCE = "https://api.bedloe.example";

  private ExternalProviders() {}

  /** Returns the settings as environment variables. */
  public static Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("BEDLOE_OIDC_PROVIDERS", "corp, club, depot");
    settings.put("BEDLOE_OIDC_AFTER_SIGN_IN", "/console");
    settings.put("BEDLOE_OIDC_AFTER_LINKING", "/console/account");
    for (var name : new String[] {"corp", "club"}) {
      var prefix = prefix(name);
      settings.put(prefix + "ISSUER", BedloeServer.externalIssuer().issuer(name));
      settings.put(prefix + "CLIENT_ID", "bedloe-at-" + name);
      settings.put(prefix + "CLIENT_SECRET", SECRET);
    }
    settings.put(prefix("corp") + "TITLE", "The Corporation");
    settings.put(prefix("corp") + "CREATE_ACCOUNTS", "true");
    settings.put(prefix("corp") + "FIRST_ROLES", "user");
    settings.put(prefix("corp") + "ROLES_CLAIM", "groups");
    settings.put(prefix("corp") + "ROLE_MAP", "bosses=manager, roots=admin, lost=no-such-role");
    settings.put(prefix("corp") + "ACCEPT_BEARER_TOKENS", "true");
    settings.put(prefix("corp") + "AUDIENCE", AUDIENCE);
    settings.put(
        prefix("corp") + "SERVICE_ACCOUNTS",
        "erp=manager, till=user@bedloe.example, gone=x@y.example");
    settings.put(prefix("club") + "ROLES_CLAIM", "groups");
    settings.put(prefix("club") + "ROLE_MAP", "captains=manager");
    settings.put(prefix("club") + "SESSION_LIFE", "PT1H");
    settings.put(prefix("club") + "CHECK_AT_REFRESH", "account");
    settings.put(prefix("depot") + "ISSUER", BedloeServer.externalIssuer().issuer("depot"));
    settings.put(prefix("depot") + "ACCEPT_BEARER_TOKENS", "true");
    settings.put(prefix("depot") + "AUDIENCE", AUDIENCE);
    settings.put(prefix("depot") + "SERVICE_ACCOUNTS", "wms=manager");
    settings.put(
        prefix("depot") + "SCOPE_MAP", "orders.read=orders:read, orders.write=orders:write");
    return settings;
  }

  private static String prefix(String name) {
    return "BEDLOE_OIDC_" + name.toUpperCase(java.util.Locale.ROOT) + "_";
  }
}
