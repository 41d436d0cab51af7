package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.Circumstances;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question that tests change in one place, and the policies that they ask it. */
record Asked(
    Set<String> roles,
    Permission permission,
    @Nullable Guarded guarded,
    Circumstances circumstances,
    @Nullable UUID customer) {

  static final UUID CALLER = new UUID(1, 1);
  static final UUID CUSTOMER = new UUID(2, 2);

  /** A Saturday. */
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

  static final Guarded ORDER =
      new Guarded(
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

  static Asked manager() {
    return new Asked(
        Set.of("manager"),
        Permission.ORDERS_WRITE,
        null,
        new Circumstances(NOON, "10.1.2.3", "POST", "/api/v1/orders", "r1", "/orders"),
        null);
  }

  Asked as(String... names) {
    return new Asked(Set.of(names), permission, guarded, circumstances, customer);
  }

  Asked to(Permission other) {
    return new Asked(roles, other, guarded, circumstances, customer);
  }

  Asked about(Guarded thing) {
    return new Asked(roles, permission, thing, circumstances, customer);
  }

  Asked of(UUID linked) {
    return new Asked(roles, permission, guarded, circumstances, linked);
  }

  Asked at(String time) {
    var then = Instant.parse(time);
    return new Asked(
        roles,
        permission,
        guarded,
        new Circumstances(then, circumstances.address(), "POST", "/api/v1/orders", "r1", "/orders"),
        customer);
  }

  Asked from(String address) {
    return new Asked(
        roles,
        permission,
        guarded,
        new Circumstances(circumstances.time(), address, "POST", "/api/v1/orders", "r1", "/orders"),
        customer);
  }

  Facts facts() {
    var caller = new Caller(CALLER, "x@bedloe.example", roles, Set.of(permission));
    return new Facts(
        new Question(caller, permission, guarded, circumstances),
        ZoneId.of("Europe/London"),
        Map.of("caller.customerId", () -> Optional.ofNullable(customer).map(UUID::toString)));
  }

  Outcome by(ActivePolicy... policies) {
    return new PolicySet(java.util.List.of(policies)).rule(facts());
  }

  Verdict says(String expression) {
    return read(expression).holds(facts());
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

  /** A policy whose name is its expression. */
  static ActivePolicy policy(Effect effect, String target, int priority, String expression) {
    var id = new UUID(expression.hashCode(), priority);
    return ActivePolicy.of(
        new ActivePolicy.Stored(id, 0, expression, target, effect, priority, expression), LANGUAGE);
  }
}
