package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.AccessExplanation;
import io.bedloe.identity.policies.AccessExplanation.Path;
import io.bedloe.identity.policies.AccessExplanation.Spoken;
import io.bedloe.identity.policies.PolicyRule;
import io.bedloe.identity.policies.model.Outcome;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.Circumstances;
import io.bedloe.platform.security.Decision.Cause;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.Question;
import io.bedloe.platform.security.Standings;
import io.bedloe.platform.security.Standings.Standing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains what an account may do, and by whose word. */
@Dependent
public class ExplainAccess {

  private final Standings standings;
  private final Vocabulary vocabulary;
  private final ActivePolicies policies;
  private final FactsOf facts;

  @Inject
  public ExplainAccess(
      Standings standings, Vocabulary vocabulary, ActivePolicies policies, FactsOf facts) {
    this.standings = standings;
    this.vocabulary = vocabulary;
    this.policies = policies;
    this.facts = facts;
  }

  /**
   * Explains.
   *
   * @param user the account's id
   * @param permission by name
   * @param resource type and id, such as {@code order:0193…}; null for none
   * @param now the request that asks for the explanation stands in for the account's own
   */
  public AccessExplanation of(
      @Nullable String user,
      @Nullable String permission,
      @Nullable String resource,
      Circumstances now) {
    var standing = standing(user);
    var asked = permission(permission);
    var guarded = resource == null ? null : guarded(resource);
    var question = new Question(standing.caller(), asked, guarded, now);
    if (!standing.caller().may(asked)) {
      return explanation(question, standing, new Outcome(false, null, List.of(), false));
    }
    return explanation(question, standing, policies.now().rule(facts.question(question)));
  }

  private static AccessExplanation explanation(
      Question question, Standing standing, Outcome outcome) {
    var caller = question.caller();
    var ruling = outcome.ruling();
    var guarded = question.guarded();
    boolean held = caller.may(question.permission());
    return new AccessExplanation(
        caller.id(),
        caller.name(),
        question.permission().code(),
        guarded == null ? null : guarded.type() + ":" + guarded.id(),
        outcome.allowed(),
        !outcome.waiting(),
        ruling == null ? Cause.PERMISSION : Cause.POLICY,
        ruling == null ? null : ruling.policyId(),
        ruling == null ? null : ruling.policyName(),
        ruling == null ? null : ruling.version(),
        ruling == null ? null : ruling.clause(),
        held ? outcome.reason() : "no role of the account has the permission",
        caller.roles().stream().sorted().toList(),
        standing.grants().stream()
            .filter(grant -> grant.permission() == question.permission())
            .map(grant -> new Path(grant.path()))
            .toList(),
        outcome.heard().stream().map(ExplainAccess::spoken).toList());
  }

  private static Spoken spoken(Outcome.Heard heard) {
    var policy = heard.policy();
    return new Spoken(
        policy.id(),
        policy.name(),
        policy.version(),
        policy.effect(),
        policy.priority(),
        heard.verdict().value(),
        heard.verdict().fault());
  }

  private Standing standing(@Nullable String user) {
    return id(user)
        .flatMap(standings::of)
        .orElseThrow(() -> wrong("user", "unknown-account", "the id of an enabled account"));
  }

  private static Permission permission(@Nullable String code) {
    return Arrays.stream(Permission.values())
        .filter(permission -> permission.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> wrong("permission", "unknown-permission", "a permission such as orders:read"));
  }

  private Guarded guarded(String resource) {
    int colon = resource.indexOf(':');
    return Optional.of(resource)
        .filter(text -> colon > 0)
        .flatMap(text -> id(text.substring(colon + 1)))
        .flatMap(id -> vocabulary.find(resource.substring(0, colon), id))
        .orElseThrow(
            () ->
                wrong(
                    "resource",
                    "unknown-resource",
                    "the type and the id of an existing resource, such as order:0193…"));
  }

  private static Optional<UUID> id(@Nullable String text) {
    try {
      return text == null || text.length() != 36
          ? Optional.empty()
          : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Rejected wrong(String parameter, String code, String expected) {
    return Rejected.because(
        PolicyRule.INVALID_EXPLANATION,
        "The explanation request is not valid.",
        List.of(new Fault(parameter, code, "must be " + expected)));
  }
}
