package io.bedloe.architecture.violations.kernel;

/** The class breaks no rule. */
public final class Word {

  private Word() {}
}
