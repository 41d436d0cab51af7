package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.sessions.data.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes the keys that verify access tokens; anybody may read them. */
@ApplicationScoped
public class PublishKeys {

  private final SigningKeys keys;

  @Inject
  public PublishKeys(SigningKeys keys) {
    this.keys = keys;
  }

  /** Returns the public parts of all trusted keys, as a JWK set (RFC 7517). */
  public String publicSet() {
    return keys.publicSet();
  }
}
