package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.identity.policies.PolicySettings;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.identity.policies.model.Facts;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.Question;
import io.bedloe.platform.security.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gathers what policies may know of a question; what costs a look is looked up when it is asked.
 */
@ApplicationScoped
class FactsOf {

  private final Settings settings;
  private final List<CallerAttribute> attributes;
  private final Standings standings;

  @Inject
  FactsOf(Settings settings, @Any Instance<CallerAttribute> attributes, Standings standings) {
    this.settings = settings;
    this.attributes = attributes.stream().toList();
    this.standings = standings;
  }

  Facts question(Question question) {
    return facts(question, Map.of());
  }

  /**
   * As it was then; what nobody looked up then is as it is now, and so is the hierarchy of roles.
   */
  Facts past(DecisionRecord.Past past) {
    return facts(past.question(), past.lookedUp());
  }

  /** Values that were looked up before are used again; the others are looked up when needed. */
  private Facts facts(Question question, Map<String, String> lookedUpBefore) {
    var account = question.caller().id();
    var values = new HashMap<String, Supplier<Optional<String>>>();
    for (var attribute : attributes) {
      var name = Facts.CALLER + attribute.name();
      var before = lookedUpBefore.get(name);
      values.put(
          name,
          () ->
              before == null ? attribute.value(account).map(UUID::toString) : Optional.of(before));
    }
    return new Facts(
        question,
        settings.get(PolicySettings.ZONE),
        values,
        () -> standings.all(question.caller().roles()));
  }
}
