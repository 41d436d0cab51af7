package io.bedloe.policies;

/** What a policy's expression means when it is true. */
public enum Effect {
  /**
   * Those who hold the permission may, if this is true. Where several policies say so, one of them
   * has to be true.
   */
  ALLOW_IF,
  /** Nobody may while this is true. */
  DENY_IF
}
