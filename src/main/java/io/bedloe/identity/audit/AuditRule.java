package io.bedloe.identity.audit;

import io.bedloe.kernel.Rule;

/** The rules of the audit trail. */
public enum AuditRule implements Rule {
  INVALID_AUDIT_DAYS(Kind.INVALID, "The period of days is not valid"),
  AUDIT_HEAD_NOT_FOUND(Kind.NOT_FOUND, "The audit trail has no head yet");

  private final Kind kind;
  private final String title;

  AuditRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
