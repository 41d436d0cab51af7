package io.bedloe.identity.policies;

import java.util.Optional;
import java.util.UUID;

/**
 * An attribute of the caller that another feature contributes to the evaluation of policies. A
 * feature provides it as a bean.
 */
public interface CallerAttribute {

  /** The name that expressions use: {@code customerId} is {@code caller.customerId} there. */
  String name();

  /** The value for an account; empty when the account has none. It is looked up when needed. */
  Optional<UUID> value(UUID accountId);
}
