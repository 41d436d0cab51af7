package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.model.Facts;
import io.bedloe.identity.policies.model.RowPolicies;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.GuardedAction;
import io.bedloe.platform.security.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Limits the rows of a list to those that policies let the caller see. */
@ApplicationScoped
public class LimitRows implements RowLimits {

  private final ActivePolicies policies;
  private final Vocabulary vocabulary;
  private final FactsOf facts;
  private final CurrentCaller caller;
  private final CurrentRequest request;

  @Inject
  public LimitRows(
      ActivePolicies policies,
      Vocabulary vocabulary,
      FactsOf facts,
      CurrentCaller caller,
      CurrentRequest request) {
    this.policies = policies;
    this.vocabulary = vocabulary;
    this.facts = facts;
    this.caller = caller;
    this.request = request;
  }

  @Override
  public List<Condition> on(Listing<?> listing) {
    return vocabulary
        .shownBy(listing)
        .map(action -> RowPolicies.limits(policies.now(), facts(action), listing))
        .orElse(List.of());
  }

  @Override
  public List<Condition> onPartsOfOthers(Listing<?> listing) {
    return vocabulary
        .shownBy(listing)
        .map(action -> RowPolicies.allLimits(policies.now(), facts(action), listing))
        .orElse(List.of());
  }

  @Override
  public List<Condition> onAllLists() {
    return vocabulary.listings().stream()
        .flatMap(listing -> onPartsOfOthers(listing).stream())
        .toList();
  }

  private Facts facts(GuardedAction action) {
    var question =
        new Question(
            caller.get(),
            action.permission(),
            Guarded.unseen(action.type()),
            request.circumstances());
    return facts.question(question);
  }
}
