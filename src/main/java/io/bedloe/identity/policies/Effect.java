package io.bedloe.identity.policies;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The effect of a policy when its expression is true. */
@Schema(description = "The effect of a policy when its expression is true.")
public enum Effect {
  /**
   * A caller that has the permission may use it if the expression is true. Where several policies
   * say so, one of them has to be true.
   */
  ALLOW_IF,
  /** Nobody may while this is true. */
  DENY_IF
}
