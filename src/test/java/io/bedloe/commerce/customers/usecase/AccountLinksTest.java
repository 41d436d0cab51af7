package io.bedloe.commerce.customers.usecase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountLinksTest {

  private static final AccountId OWN = new AccountId(new UUID(0, 1));
  private static final AccountId OTHER = new AccountId(new UUID(0, 2));

  private final AccountLinks links = new AccountLinks();

  @Test
  void whoSeesAllCustomersAndOrdersLinksTheAccountsOfOthers() {
    allowed(null, OTHER, caller(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL));
  }

  @Test
  void whoDoesNotSeeAllCustomersAndOrdersLinksNobody() {
    refused(null, OTHER, caller(Permission.CUSTOMERS_WRITE, Permission.CUSTOMERS_ALL));
    refused(null, OTHER, caller(Permission.CUSTOMERS_WRITE, Permission.ORDERS_ALL));
    refused(null, OTHER, caller(Permission.CUSTOMERS_WRITE, Permission.USERS_MANAGE));
  }

  @Test
  void theOwnAccountNeedsTheRightToManageUsers() {
    refused(null, OWN, caller(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL));
    refused(OTHER, OWN, caller(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL));
    allowed(
        null,
        OWN,
        caller(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL, Permission.USERS_MANAGE));
  }

  @Test
  void whoActsAsSomebodyElseDoesNotLinkTheAccountBehind() {
    var acting =
        new Caller(
            OTHER,
            "other",
            Set.of(),
            Set.of(Permission.CUSTOMERS_ALL, Permission.ORDERS_ALL),
            new Credential(null, null, OWN, false));
    refused(null, OWN, acting);
  }

  @Test
  void aLinkThatStaysOrIsTakenAwayGivesNothing() {
    allowed(OWN, OWN, caller(Permission.CUSTOMERS_WRITE));
    allowed(OTHER, null, caller(Permission.CUSTOMERS_WRITE));
  }

  private static Caller caller(Permission... permissions) {
    return new Caller(OWN, "own", Set.of(), Set.of(permissions));
  }

  private void allowed(@Nullable AccountId before, @Nullable AccountId after, Caller caller) {
    assertThatCode(() -> links.mustBeAllowed(before, after, caller)).doesNotThrowAnyException();
  }

  private void refused(@Nullable AccountId before, @Nullable AccountId after, Caller caller) {
    assertThatThrownBy(() -> links.mustBeAllowed(before, after, caller))
        .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
        .extracting(Rejected::rule)
        .isEqualTo(CustomerRule.ACCOUNT_LINK_FORBIDDEN);
  }
}
