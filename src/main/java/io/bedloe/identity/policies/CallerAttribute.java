package io.bedloe.identity.policies;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Id;
import java.util.Optional;

/**
 * An attribute of the caller that another feature contributes to the evaluation of policies. The
 * other feature provides it as a bean.
 */
public interface CallerAttribute {

  /**
   * Returns the name that expressions use: {@code customerId} is {@code caller.customerId} there.
   */
  String name();

  /**
   * Returns the value for an account; empty when the account has none. The lookup happens when an
   * expression needs the value.
   */
  Optional<Id> value(AccountId accountId);
}
