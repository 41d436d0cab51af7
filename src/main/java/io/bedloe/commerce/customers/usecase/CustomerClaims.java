package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.UniqueValues;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses unknown accounts, and a reference or an account that another customer has, unless that
 * customer is removed.
 */
@Dependent
class CustomerClaims {

  private static final String TABLE = "customers";

  private final UniqueValues values;
  private final Accounts accounts;
  private final AccountLinks links;
  private final CustomerDirectory directory;

  @Inject
  CustomerClaims(
      UniqueValues values, Accounts accounts, AccountLinks links, CustomerDirectory directory) {
    this.values = values;
    this.accounts = accounts;
    this.links = links;
    this.directory = directory;
  }

  /**
   * Checks the reference and the account that a customer is to have.
   *
   * @param linked the account that the customer is linked to now; null for none
   */
  void mustHold(CustomerInput input, CustomerId self, @Nullable AccountId linked, Caller caller) {
    links.mustBeAllowed(linked, input.accountId(), caller);
    if (input.externalReference() != null) {
      referenceMustBeFree(input.externalReference(), self, caller);
    }
    if (input.accountId() != null) {
      accountMustExist(input.accountId());
      accountMustBeFree(input.accountId(), self, caller);
    }
  }

  private void referenceMustBeFree(String reference, CustomerId self, Caller caller) {
    values
        .otherHolder(TABLE, "external_reference", reference, self, CustomerId::new)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  CustomerRule.CUSTOMER_REFERENCE_TAKEN,
                  "'%s' belongs to %s.".formatted(reference, named(other, caller)));
            });
  }

  private void accountMustExist(AccountId account) {
    if (!accounts.exists(account)) {
      var detail = "No account has the id " + account + ".";
      throw Rejected.because(
          CustomerRule.UNKNOWN_ACCOUNT,
          detail,
          List.of(new Fault("/accountId", CustomerRule.UNKNOWN_ACCOUNT.code(), detail)));
    }
  }

  private void accountMustBeFree(AccountId account, CustomerId self, Caller caller) {
    values
        .otherHolder(TABLE, "account_id", account, self, CustomerId::new)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  CustomerRule.ACCOUNT_ALREADY_LINKED,
                  "The account %s is linked to %s.".formatted(account, named(other, caller)));
            });
  }

  /** Returns a text with the customer's id for callers who may see it, otherwise without the id. */
  private String named(CustomerId customer, Caller caller) {
    return CustomerDirectory.mayReadAll(caller) && directory.hidden(List.of(customer)).isEmpty()
        ? "the customer " + customer
        : "another customer";
  }
}
