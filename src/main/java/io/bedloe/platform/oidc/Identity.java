package io.bedloe.platform.oidc;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.oidc.ServiceAccounts.Service;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a user at a provider. Only issuer and subject together identify the user (OpenID
 * Connect Core 1.0, 5.7); an e-mail address may get another owner.
 *
 * @param email the address; null when the provider reports none
 * @param emailVerified whether the provider reports that the address is verified
 * @param name the display name; null when the provider reports none
 * @param roles the roles that the provider's claims map to
 * @param scope the permissions that the scopes of an access token allow; null when scopes do not
 *     restrict
 * @param service the service account of a client that acts for itself; null for people
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
