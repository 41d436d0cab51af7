package io.bedloe.identity.policies.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.policies.Effect;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.RequestContext;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationContextTest {

  private static final Caller CALLER =
      new Caller(
          new AccountId(new UUID(0, 1)), "jane", Set.of("manager"), Set.of(Permission.ORDERS_READ));

  private final List<String> lookedUp = new ArrayList<>();

  private EvaluationContext context(@Nullable ProtectedResource resource, @Nullable String team) {
    var request =
        new AuthorizationRequest(
            CALLER,
            Permission.ORDERS_READ,
            resource,
            new RequestContext(
                AuthorizationRequestFixture.NOON, "10.1.2.3", "GET", "/orders", "r1", null));
    return new EvaluationContext(
        request,
        ZoneOffset.UTC,
        Map.of(
            "caller.team",
            () -> {
              lookedUp.add("team");
              return Optional.ofNullable(team);
            }),
        () -> {
          lookedUp.add("roles");
          return Set.of("manager", "user");
        });
  }

  @Test
  void anAttributeThatAFeatureContributesIsLookedUpOnceAndKeptForTheExplanation() {
    var context = context(null, "north");
    assertThat(context.lookedUp()).isEmpty();
    assertThat(context.find("caller.team")).contains("north");
    assertThat(context.find("caller.team")).contains("north");
    assertThat(context.lookedUp()).containsExactly(Map.entry("caller.team", "north"));
    assertThat(lookedUp).containsExactly("team");
  }

  @Test
  void anAttributeWithoutAValueIsLookedUpOnceToo() {
    var context = context(null, null);
    assertThat(context.find("caller.team")).isEmpty();
    assertThat(context.find("has.caller.team")).contains(false);
    assertThat(context.lookedUp()).isEmpty();
    assertThat(lookedUp).containsExactly("team");
    assertThat(context.find("caller.nothing")).isEmpty();
  }

  @Test
  void theInheritedRolesAreReadOnceAndOnlyWhenAPolicyNamesThem() {
    var context = context(null, null);
    assertThat(context.find("caller.roles")).contains(List.of("manager"));
    assertThat(lookedUp).isEmpty();
    assertThat(context.find("caller.allRoles")).contains(List.of("manager", "user"));
    assertThat(context.find("caller.allRoles")).contains(List.of("manager", "user"));
    assertThat(lookedUp).containsExactly("roles");
  }

  @Test
  void aCallerWhoseRolesInheritNoneHasNoOthers() {
    var facts = AuthorizationRequestFixture.manager().facts();
    assertThat(facts.find("caller.allRoles")).contains(List.of("manager"));
  }

  @Test
  void anImpersonatedCallerIsKnownAsSuch() {
    assertThat(context(null, null).find("caller.impersonated")).contains(false);
    var credential =
        new Credential(new SessionId(new UUID(0, 2)), null, new AccountId(new UUID(0, 3)), false);
    var acting = new Caller(new AccountId(new UUID(0, 1)), "jane", Set.of(), Set.of(), credential);
    var request =
        new AuthorizationRequest(
            acting,
            Permission.ORDERS_READ,
            null,
            RequestContext.none(AuthorizationRequestFixture.NOON));
    assertThat(new EvaluationContext(request, ZoneOffset.UTC, Map.of()).find("caller.impersonated"))
        .contains(true);
  }

  @Test
  void theRouteOfAnOlderRecordIsUnknown() {
    assertThat(context(null, null).find("context.route")).isEmpty();
    assertThat(context(null, null).find("context.method")).contains("GET");
  }

  @Test
  void valuesOfAResourceHaveTheTypesOfTheLanguage() {
    var id = new UUID(0, 9);
    var thing =
        new ProtectedResource(
            "thing", "7", Map.of("effect", Effect.DENY_IF, "owner", id, "count", 3));
    var context = context(thing, null);
    assertThat(context.find("resource.effect")).contains("DENY_IF");
    assertThat(context.find("resource.owner")).contains(id.toString());
    assertThat(context.find("resource.count")).contains(3L);
    assertThat(context.find("resource.type")).contains("thing");
    assertThat(context.find("resource.id")).contains("7");
    assertThat(context.find("has.resource.count")).contains(true);
    assertThat(context.find("has.resource.nothing")).contains(false);
  }

  @Test
  void whetherAResourceThatWasNotReadHasAnAttributeIsUnknown() {
    var context = context(ProtectedResource.unseen("order"), "north");
    assertThat(context.find("has.resource.total")).isEmpty();
    assertThat(context.find("has.caller.team")).contains(true);
    assertThat(context(null, null).find("has.resource.total")).contains(false);
  }

  @Test
  void aMissingAttributeIsAFaultUnlessTheResourceWasNotRead() {
    assertThat(context(null, null).isComplete()).isTrue();
    assertThat(context(AuthorizationRequestFixture.ORDER, null).isComplete()).isTrue();
    assertThat(context(ProtectedResource.unseen("order"), null).isComplete()).isFalse();
  }

  @Test
  void aLanguageKnowsTheAttributesThatItWasMadeWithByTheirTypes() throws InvalidExpression {
    var language = new PolicyLanguage(Map.of("weight", AttributeType.COUNT), Set.of("team"));
    var expression =
        language.read("resource.weight > 1 && has(resource.weight) && caller.team == 'north'");
    assertThat(expression.attributes()).containsExactly("weight");
    var heavy = new ProtectedResource("thing", "7", Map.of("weight", 2));
    assertThat(expression.evaluate(context(heavy, "north"))).isEqualTo(Verdict.TRUE);
    assertThat(expression.evaluate(context(heavy, "south"))).isEqualTo(Verdict.FALSE);
    assertThat(flaw(language, "resource.weight == 'x'")).isEqualTo("type");
    assertThat(flaw(language, "resource.total > 1.0")).isEqualTo("unknown-name");
    assertThat(flaw(language, "caller.weight == 'x'")).isEqualTo("unknown-name");
  }

  private static String flaw(PolicyLanguage language, String expression) {
    try {
      return language.read(expression).text();
    } catch (InvalidExpression invalid) {
      return invalid.flaws().get(0).code();
    }
  }
}
