package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Rule;

/** The rules of dead letters. */
public enum DeadLetterRule implements Rule {
  DEAD_LETTER_NOT_FOUND(Kind.NOT_FOUND, "The dead letter does not exist"),
  DEAD_LETTER_NOT_EDITABLE(Kind.CONFLICT, "The dead letter has no payload that can be edited");

  private final Definition definition;

  DeadLetterRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
