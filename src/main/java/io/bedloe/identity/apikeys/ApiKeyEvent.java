package io.bedloe.identity.apikeys;

import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventType;

/** The events of API keys. */
public enum ApiKeyEvent implements EventType {
  CREATED("An API key was created.", ChangedResource.class),
  ROTATED("An API key was replaced by a new one.", ChangedResource.class),
  REVOKED("An API key was revoked.", ChangedResource.class);

  private final Definition definition;

  ApiKeyEvent(String meaning, Class<? extends Record> data) {
    definition = new Definition("api-key", 1, meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
