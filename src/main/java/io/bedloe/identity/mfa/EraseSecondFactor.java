package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.AccountErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Removes the second factor of an account that is erased, in the same transaction. */
@ApplicationScoped
class EraseSecondFactor {

  private final SecondFactors factors;

  @Inject
  EraseSecondFactor(SecondFactors factors) {
    this.factors = factors;
  }

  void erase(@Observes AccountErased erased) {
    factors.remove(erased.userId());
  }
}
