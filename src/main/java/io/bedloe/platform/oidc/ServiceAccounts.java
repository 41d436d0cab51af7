package io.bedloe.platform.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a provider that act for themselves, with the client credentials grant (RFC 6749, 4.4).
 * No person stands behind their tokens, so no e-mail address is asked for.
 *
 * @param byClient what each client is here, by its client id
 */
public record ServiceAccounts(Map<String, Service> byClient) {

  /** No client acts for itself. */
  static final ServiceAccounts NONE = new ServiceAccounts(Map.of());

  /**
   * Maps a client of the provider to an account: to one that exists, or to a service account with
   * roles.
   *
   * @param client the client id at the provider
   * @param account the e-mail address of the account that exists; null for an account of its own
   * @param roles the roles of the account of its own
   */
  public record Service(String client, @Nullable String account, Set<String> roles) {}

  public ServiceAccounts {
    byClient = Map.copyOf(byClient);
  }

  /**
   * Reads {@code client=role, client=account@address}; {@code none} maps nothing.
   *
   * @throws IllegalArgumentException when the text is something else
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

  /** The client that a token is about, when it is about no person and the client is configured. */
  Optional<Service> find(Map<String, Object> claims) {
    return client(claims).map(byClient::get);
  }

  /**
   * The client that has got the token for itself. The client id alone does not say so, since tokens
   * of people name the client as well: the subject has to be the client (RFC 9068, 5; Auth0 appends
   * {@code @clients}), or the issuer has to say it in its own way: Entra ID by {@code idtyp}, and
   * Keycloak by {@code client_id}, which it leaves out of tokens of people.
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
