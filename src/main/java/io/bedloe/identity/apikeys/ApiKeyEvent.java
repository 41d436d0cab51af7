package io.bedloe.identity.apikeys;

import io.bedloe.platform.outbox.EventType;

/** The events of API keys. */
public enum ApiKeyEvent implements EventType {
  CREATED("An API key was created.", "api-key.created"),
  ROTATED("An API key was replaced by a new one.", "api-key.rotated"),
  REVOKED("An API key was revoked.", "api-key.revoked");

  private final Definition definition;

  ApiKeyEvent(String meaning, String... actions) {
    definition = Definition.of("api-key", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
