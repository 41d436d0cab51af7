package io.bedloe.identity.roles;

import io.bedloe.platform.outbox.EventType;

/** The events of roles. */
public enum RoleEvent implements EventType {
  CREATED("A role was created.", "role.created"),
  CHANGED("A role was changed.", "role.changed"),
  DELETED("A role was deleted.", "role.removed");

  private final Definition definition;

  RoleEvent(String meaning, String... actions) {
    definition = Definition.of("role", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
