package io.bedloe.architecture.violations.commerce.reports;

/** Breaks nothing by itself. */
public final class Report {

  private Report() {}
}
