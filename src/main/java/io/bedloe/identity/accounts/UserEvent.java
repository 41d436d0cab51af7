package io.bedloe.identity.accounts;

import io.bedloe.platform.outbox.EventType;

/** The events of accounts. Their data has no personal data. */
public enum UserEvent implements EventType {
  CREATED("An account was created.", "user.opened", "user.registered", "user.first-admin"),
  INVITED("A person was invited to an account.", "user.invited"),
  CHANGED(
      "An account, its e-mail address, its roles or how it signs in were changed.",
      "user.changed",
      "user.address-followed",
      "user.roles-mapped",
      "password.reset",
      "invitation.accepted",
      "second-factor.confirmed",
      "second-factor.removed",
      "second-factor.reset"),
  ERASED("The personal data of an account were erased.", "user.erased"),
  API_KEYS_REVOKED("All API keys of an account were revoked.", "api-keys.revoked");

  private final Definition definition;

  UserEvent(String meaning, String... actions) {
    definition = Definition.of("user", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
