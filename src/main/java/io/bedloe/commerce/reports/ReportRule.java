package io.bedloe.commerce.reports;

import io.bedloe.kernel.Rule;

/** The rules of reports. */
public enum ReportRule implements Rule {
  INVALID_REPORT_REQUEST(Kind.INVALID, "The report request is not valid"),
  REPORT_TOO_LARGE(Kind.UNPROCESSABLE, "The report has too many rows"),
  REPORT_TOO_SLOW(Kind.UNPROCESSABLE, "The report takes too long");

  private final Definition definition;

  ReportRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
