package io.bedloe.architecture.violations.suite;

/** Lets one test see what another one left. */
public final class SharesAVariable {

  private static String last = "";

  private SharesAVariable() {}

  static String exchange(String next) {
    var before = last;
    last = next;
    return before;
  }
}
