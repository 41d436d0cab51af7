package io.bedloe.identity.policies;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a policy's expression means when it is true. */
@Schema(description = "What a policy does when its expression is true.")
public enum Effect {
  /**
   * Those who hold the permission may, if this is true. Where several policies say so, one of them
   * has to be true.
   */
  ALLOW_IF,
  /** Nobody may while this is true. */
  DENY_IF
}
