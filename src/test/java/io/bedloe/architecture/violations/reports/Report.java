package io.bedloe.architecture.violations.reports;

/** Breaks nothing by itself. */
public final class Report {

  private Report() {}
}
