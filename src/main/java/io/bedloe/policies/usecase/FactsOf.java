package io.bedloe.policies.usecase;

import io.bedloe.customers.CustomerDirectory;
import io.bedloe.customers.CustomerRef;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.Question;
import io.bedloe.platform.security.Standings;
import io.bedloe.policies.PolicySettings;
import io.bedloe.policies.data.DecisionRecord;
import io.bedloe.policies.model.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gathers what policies may know of a question; what costs a look is looked up when it is asked.
 */
@ApplicationScoped
class FactsOf {

  private final Settings settings;
  private final CustomerDirectory customers;
  private final Standings standings;

  @Inject
  FactsOf(Settings settings, CustomerDirectory customers, Standings standings) {
    this.settings = settings;
    this.customers = customers;
    this.standings = standings;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected FactsOf() {
    this.settings = null;
    this.customers = null;
    this.standings = null;
  }

  Facts question(Question question) {
    return facts(question, () -> linked(question.caller().id()));
  }

  /**
   * As it was then; what nobody looked up then is as it is now, and so is the hierarchy of roles.
   */
  Facts past(DecisionRecord.Past past) {
    var before = past.lookedUp().get(Facts.CALLER_CUSTOMER);
    return facts(
        past.question(),
        () ->
            before == null
                ? linked(past.question().caller().id())
                : Optional.of(UUID.fromString(before)));
  }

  private Facts facts(Question question, Supplier<Optional<UUID>> customer) {
    return new Facts(
        question,
        settings.get(PolicySettings.ZONE),
        customer,
        () -> standings.all(question.caller().roles()));
  }

  private Optional<UUID> linked(UUID account) {
    return customers.linkedTo(account).map(CustomerRef::id);
  }
}
