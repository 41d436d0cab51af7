package io.bedloe.platform.oidc;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.oidc.ServiceAccounts.Service;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as a provider knows them. Only issuer and subject together say who it is (OpenID
 * Connect Core 1.0, 5.7); an address may change hands.
 *
 * @param email the address; null when the provider says none
 * @param emailVerified whether the provider says that it is theirs
 * @param name what to call them; null when the provider does not say
 * @param roles the roles that follow from the provider's claims
 * @param scope the permissions that the scopes of an access token allow; null when scopes do not
 *     narrow anything
 * @param service what a client that acts for itself is here; null for people
 */
public record Identity(
    Provider provider,
    String subject,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String name,
    Set<String> roles,
    @Nullable Set<Permission> scope,
    @Nullable Service service) {

  public Identity {
    roles = Set.copyOf(roles);
    scope = scope == null ? null : Set.copyOf(scope);
  }

  public String issuer() {
    return provider.issuer();
  }
}
