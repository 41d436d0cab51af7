package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses links between accounts and customers that would give rights that the caller may not give.
 * The linked account can read the customer and its orders, and place orders for it.
 */
@Dependent
class AccountLinks {

  /**
   * The permissions that a link to a customer implies. A caller needs the right to grant them in
   * order to create the link.
   */
  private static final List<Permission> GIVEN =
      List.of(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL);

  /**
   * Checks a change of a customer's account; removing the account grants nothing.
   *
   * @param before the account that is linked now; null for none
   * @param after the account that will be linked; null for none
   */
  void mustBeAllowed(@Nullable AccountId before, @Nullable AccountId after, Caller caller) {
    if (after == null || after.equals(before)) {
      return;
    }
    if (!caller.permissions().containsAll(GIVEN)) {
      throw refused(
          "The linked account sees this customer and its orders. To link one, you need the"
              + " permissions customers:all and orders:all.");
    }
    if (caller.may(Permission.USERS_MANAGE)) {
      return;
    }
    if (Stream.of(caller.id(), caller.impersonatorId())
        .filter(Objects::nonNull)
        .anyMatch(after::equals)) {
      throw refused(
          "This is your own account. Linking it to a customer needs the permission users:manage;"
              + " ask somebody who has it.");
    }
  }

  private static Rejected refused(String detail) {
    return Rejected.because(CustomerRule.ACCOUNT_LINK_FORBIDDEN, detail);
  }
}
