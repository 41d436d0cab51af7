package io.bedloe.platform.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outside identity provider, as configured.
 *
 * @param name what the API and the settings call it
 * @param title what people call it
 * @param issuer its name in tokens ({@code iss}), exactly
 * @param client what it knows us by; null when nobody signs in with it
 * @param audience what access tokens for us are for ({@code aud}); null when none are accepted
 * @param mapping which roles follow from what it says
 * @param createsAccounts whether a person who is new here gets an account
 * @param firstRoles what a new account may do, beside what is mapped
 */
public record Provider(
    String name,
    String title,
    String issuer,
    @Nullable Client client,
    @Nullable String audience,
    RoleMapping mapping,
    boolean createsAccounts,
    List<String> firstRoles) {

  /**
   * What a provider knows us by.
   *
   * @param scopes what we ask for
   */
  public record Client(String id, String secret, List<String> scopes) {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }
}
