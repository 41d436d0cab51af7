package io.bedloe.architecture.violations.kernel;

/** Breaks nothing. */
public final class Word {

  private Word() {}
}
