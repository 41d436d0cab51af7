package io.bedloe.identity.policies;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The effect of a policy when its expression is true. */
@Schema(description = "The effect of a policy when its expression is true.")
public enum Effect {
  /**
   * A caller that has the permission may use it only if the expression is true. Where several such
   * policies apply, one of them must be true.
   */
  ALLOW_IF,
  /** The request is denied while the expression is true. */
  DENY_IF
}
