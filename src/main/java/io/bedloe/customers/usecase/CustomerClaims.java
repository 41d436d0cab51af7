package io.bedloe.customers.usecase;

import io.bedloe.access.Accounts;
import io.bedloe.customers.CustomerRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.UniqueValues;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Refuses a reference or an account that another living customer has, and unknown accounts. */
@Dependent
class CustomerClaims {

  private static final String TABLE = "customers";

  private final UniqueValues values;
  private final Accounts accounts;

  @Inject
  CustomerClaims(UniqueValues values, Accounts accounts) {
    this.values = values;
    this.accounts = accounts;
  }

  void mustHold(CustomerInput input, UUID self) {
    if (input.externalReference() != null) {
      referenceMustBeFree(input.externalReference(), self);
    }
    if (input.accountId() != null) {
      accountMustExist(input.accountId());
      accountMustBeFree(input.accountId(), self);
    }
  }

  private void referenceMustBeFree(String reference, UUID self) {
    values
        .otherHolder(TABLE, "external_reference", reference, self)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  CustomerRule.CUSTOMER_REFERENCE_TAKEN,
                  "'%s' belongs to the customer %s.".formatted(reference, other));
            });
  }

  private void accountMustExist(UUID account) {
    if (!accounts.exists(account)) {
      var detail = "No account has the id " + account + ".";
      throw Rejected.because(
          CustomerRule.UNKNOWN_ACCOUNT,
          detail,
          List.of(new Fault("/accountId", CustomerRule.UNKNOWN_ACCOUNT.code(), detail)));
    }
  }

  private void accountMustBeFree(UUID account, UUID self) {
    values
        .otherHolder(TABLE, "account_id", account, self)
        .ifPresent(
            other -> {
              throw Rejected.because(
                  CustomerRule.ACCOUNT_LINKED_ALREADY,
                  "The account %s is linked to the customer %s.".formatted(account, other));
            });
  }
}
