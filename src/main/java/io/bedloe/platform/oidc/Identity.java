package io.bedloe.platform.oidc;

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
 */
public record Identity(
    Provider provider,
    String subject,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String name,
    Set<String> roles) {

  public Identity {
    roles = Set.copyOf(roles);
  }

  public String issuer() {
    return provider.issuer();
  }
}
