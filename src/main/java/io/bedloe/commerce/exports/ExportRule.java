package io.bedloe.commerce.exports;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules of exports. */
public enum ExportRule implements Rule {
  INVALID_EXPORT(Kind.INVALID, "The export request is not valid"),
  @ProblemMember(
      name = "retryAfterSeconds",
      type = long.class,
      description = "The number of seconds after which the same request may succeed.",
      example = "60")
  TOO_MANY_EXPORTS(Kind.LIMITED, "The account has too many exports"),
  EXPORT_NOT_FOUND(Kind.NOT_FOUND, "The export does not exist"),
  EXPORT_NOT_READY(Kind.CONFLICT, "The export has no file"),
  EXPORT_DISCARDED(Kind.CONFLICT, "The export was discarded"),
  EXPORT_NOT_ALLOWED(Kind.FORBIDDEN, "The owner of the export may not read the list any more"),
  EXPORT_TOO_LARGE(Kind.TOO_LARGE, "The exported file is too large"),
  EXPORT_INTERRUPTED(Kind.UNAVAILABLE, "The background job of the export has ended without it");

  private final Definition definition;

  ExportRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
