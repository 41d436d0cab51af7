package io.bedloe.architecture.violations.commerce.reports;

/** The class breaks no rule by itself. */
public final class Report {

  private Report() {}
}
