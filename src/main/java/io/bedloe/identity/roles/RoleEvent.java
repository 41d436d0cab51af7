package io.bedloe.identity.roles;

import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;

/** The events of roles. */
public enum RoleEvent implements EventType {
  CREATED("A role was created.", ChangedResource.class),
  CHANGED("A role was changed.", ChangedResource.class),
  DELETED("A role was deleted.", ChangedResource.class);

  private final Definition definition;

  RoleEvent(String meaning, Class<? extends Record> data) {
    definition = new Definition("role", 1, meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
