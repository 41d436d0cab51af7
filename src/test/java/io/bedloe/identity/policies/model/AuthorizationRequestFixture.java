package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.PolicyId;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.RequestContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An authorization request of which tests change one part, and policies that they evaluate. */
record AuthorizationRequestFixture(
    Set<String> roles,
    Permission permission,
    @Nullable ProtectedResource resource,
    RequestContext context,
    @Nullable UUID customer) {

  static final AccountId CALLER = new AccountId(new UUID(1, 1));
  static final UUID CUSTOMER = new UUID(2, 2);

  /** The day is a Saturday. */
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  static final PolicyLanguage LANGUAGE =
      new PolicyLanguage(
          Map.of(
              "status", AttributeType.TEXT,
              "to", AttributeType.TEXT,
              "country", AttributeType.TEXT,
              "customerId", AttributeType.TEXT,
              "total", AttributeType.AMOUNT,
              "quantity", AttributeType.COUNT,
              "historical", AttributeType.FLAG,
              "placedAt", AttributeType.TIME),
          Set.of("customerId"));

  static final ProtectedResource ORDER =
      new ProtectedResource(
          "order",
          new UUID(3, 3).toString(),
          Map.of(
              "status",
              "PLACED",
              "customerId",
              CUSTOMER,
              "country",
              "GB",
              "total",
              new BigDecimal("10000.00"),
              "historical",
              false,
              "placedAt",
              NOON.minusSeconds(60)));

  static AuthorizationRequestFixture manager() {
    return new AuthorizationRequestFixture(
        Set.of("manager"),
        Permission.ORDERS_WRITE,
        null,
        new RequestContext(NOON, "10.1.2.3", "POST", "/api/v1/orders", "r1", "/orders"),
        null);
  }

  AuthorizationRequestFixture as(String... names) {
    return new AuthorizationRequestFixture(Set.of(names), permission, resource, context, customer);
  }

  AuthorizationRequestFixture to(Permission other) {
    return new AuthorizationRequestFixture(roles, other, resource, context, customer);
  }

  AuthorizationRequestFixture about(ProtectedResource thing) {
    return new AuthorizationRequestFixture(roles, permission, thing, context, customer);
  }

  AuthorizationRequestFixture of(UUID linked) {
    return new AuthorizationRequestFixture(roles, permission, resource, context, linked);
  }

  AuthorizationRequestFixture at(String time) {
    var then = Instant.parse(time);
    return new AuthorizationRequestFixture(
        roles,
        permission,
        resource,
        new RequestContext(then, context.address(), "POST", "/api/v1/orders", "r1", "/orders"),
        customer);
  }

  AuthorizationRequestFixture from(String address) {
    return new AuthorizationRequestFixture(
        roles,
        permission,
        resource,
        new RequestContext(context.time(), address, "POST", "/api/v1/orders", "r1", "/orders"),
        customer);
  }

  EvaluationContext facts() {
    var caller = new Caller(CALLER, "x@bedloe.example", roles, Set.of(permission));
    return new EvaluationContext(
        new AuthorizationRequest(caller, permission, resource, context),
        ZoneId.of("Europe/London"),
        Map.of("caller.customerId", () -> Optional.ofNullable(customer).map(UUID::toString)));
  }

  PolicyOutcome by(ActivePolicy... policies) {
    return new PolicySet(java.util.List.of(policies)).rule(facts());
  }

  Verdict says(String expression) {
    return read(expression).evaluate(facts());
  }

  static Expression read(String expression) {
    try {
      return LANGUAGE.read(expression);
    } catch (InvalidExpression wrong) {
      throw new AssertionError(wrong);
    }
  }

  static ActivePolicy denying(String target, String expression) {
    return policy(Effect.DENY_IF, target, 0, expression);
  }

  static ActivePolicy allowing(String target, String expression) {
    return policy(Effect.ALLOW_IF, target, 0, expression);
  }

  /** Returns a policy whose name is its expression. */
  static ActivePolicy policy(Effect effect, String target, int priority, String expression) {
    var id = new PolicyId(new UUID(expression.hashCode(), priority));
    return ActivePolicy.of(
        new ActivePolicy.Stored(id, 0, expression, target, effect, priority, expression), LANGUAGE);
  }
}
