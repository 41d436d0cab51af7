package io.bedloe.identity.audit;

import io.bedloe.kernel.Rule;

/** The rules of the audit trail. */
public enum AuditRule implements Rule {
  INVALID_AUDIT_DAYS(Kind.INVALID, "These days cannot be verified"),
  NOTHING_SEALED(Kind.NOT_FOUND, "Nothing is sealed yet");

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
