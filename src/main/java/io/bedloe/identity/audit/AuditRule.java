package io.bedloe.identity.audit;

import io.bedloe.kernel.Rule;

/** The rules of the audit trail. */
public enum AuditRule implements Rule {
  INVALID_AUDIT_DAYS(Kind.INVALID, "The period of days is not valid"),
  AUDIT_HEAD_NOT_FOUND(Kind.NOT_FOUND, "The audit trail has no head yet");

  private final Definition definition;

  AuditRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
