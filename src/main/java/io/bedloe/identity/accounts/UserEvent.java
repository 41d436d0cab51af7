package io.bedloe.identity.accounts;

import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;

/** The events of accounts. Their data has no personal data. */
public enum UserEvent implements EventType {
  CREATED("An account was created.", ChangedResource.class),
  INVITED("A person was invited to an account.", ChangedResource.class),
  CHANGED(
      "An account, its e-mail address, its roles or how it signs in were changed.",
      ChangedResource.class),
  ERASED("The personal data of an account were erased.", ChangedResource.class),
  API_KEYS_REVOKED("All API keys of an account were revoked.", ChangedResource.class);

  private final Definition definition;

  UserEvent(String meaning, Class<? extends Record> data) {
    definition = new Definition("user", 1, meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
