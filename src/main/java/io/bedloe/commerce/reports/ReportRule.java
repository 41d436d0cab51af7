package io.bedloe.commerce.reports;

import io.bedloe.kernel.Rule;

/** The rules of reports. */
public enum ReportRule implements Rule {
  INVALID_REPORT_REQUEST(Kind.INVALID, "The report request is not valid"),
  REPORT_TOO_LARGE(Kind.UNPROCESSABLE, "The report has too many rows");

  private final Kind kind;
  private final String title;

  ReportRule(Kind kind, String title) {
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
