package io.bedloe.platform.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a provider that act for themselves, with the client credentials grant (RFC 6749, 4.4).
 * Their tokens represent no person, so no e-mail address is required.
 *
 * @param byClient the service of each client, by its client id
 */
public record ServiceAccounts(Map<String, Service> byClient) {

  /** The configuration in which no client acts for itself. */
  static final ServiceAccounts NONE = new ServiceAccounts(Map.of());

  /**
   * Maps a client of the provider to an account: to one that exists, or to a service account with
   * roles.
   *
   * @param client the client id at the provider
   * @param account the e-mail address of an existing account; null for a service account
   * @param roles the roles of the service account
   */
  public record Service(String client, @Nullable String account, Set<String> roles) {}

  public ServiceAccounts {
    byClient = Map.copyOf(byClient);
  }

  /**
   * Parses {@code client=role, client=account@address}; {@code none} maps nothing.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static ServiceAccounts parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    var services = new LinkedHashMap<String, Service>();
    for (var pair : text.split(",", -1)) {
      int split = pair.lastIndexOf('=');
      var client = split < 0 ? "" : pair.substring(0, split).strip();
      var value = pair.substring(split + 1).strip();
      boolean isAddress = value.contains("@");
      if (client.isEmpty() || (!isAddress && !RoleMapping.isRoleName(value))) {
        throw new IllegalArgumentException(
            "not a list such as 'erp=manager, shop=shop@example.com'");
      }
      var before = services.get(client);
      if (before != null && (isAddress || before.account() != null)) {
        throw new IllegalArgumentException(
            client + " must have either one account or roles, not both");
      }
      var roles = new TreeSet<String>(before == null ? Set.of() : before.roles());
      if (!isAddress) {
        roles.add(value);
      }
      services.put(client, new Service(client, isAddress ? value : null, Set.copyOf(roles)));
    }
    return new ServiceAccounts(services);
  }

  /** Returns the service of a token that represents a configured client and no person. */
  Optional<Service> find(Map<String, Object> claims) {
    return client(claims).map(byClient::get);
  }

  /**
   * Returns the client that has obtained the token for itself. The client id alone does not show
   * that, since tokens of people contain it as well. The subject must be the client (RFC 9068, 5;
   * Auth0 appends {@code @clients}), or the issuer must mark the token in its own way: Entra ID
   * with {@code idtyp}, and Keycloak with {@code client_id}, which its tokens of people do not
   * contain.
   */
  private static Optional<String> client(Map<String, Object> claims) {
    var subject = claims.get("sub");
    for (var claim : new String[] {"client_id", "azp", "appid", "cid"}) {
      if (claims.get(claim) instanceof String client) {
        boolean isSubject = client.equals(subject) || (client + "@clients").equals(subject);
        boolean isApplication = "app".equals(claims.get("idtyp"));
        boolean isKeycloak = claim.equals("client_id") && "Bearer".equals(claims.get("typ"));
        return isSubject || isApplication || isKeycloak ? Optional.of(client) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
