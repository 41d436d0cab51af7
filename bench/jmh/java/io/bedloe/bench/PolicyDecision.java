package io.bedloe.bench;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.model.ActivePolicy;
import io.bedloe.identity.policies.model.EvaluationContext;
import io.bedloe.identity.policies.model.PermissionPattern;
import io.bedloe.identity.policies.model.PolicyLanguage;
import io.bedloe.identity.policies.model.PolicyOutcome;
import io.bedloe.identity.policies.model.PolicySet;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.RequestContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision about an order under a thousand policies and two hundred roles. No policy denies, so
 * that every policy about the permission is evaluated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class PolicyDecision {

  private static final int POLICIES = 1000;
  private static final int ROLES = 200;

  /** Typical conditions; %d is the number of a role. */
  private static final List<String> CONDITIONS =
      List.of(
          "'role-%d' in caller.roles && resource.total > 1000000.00",
          "'role-%d' in caller.roles && (context.hour < 0 || context.weekday > 7)",
          "'role-%d' in caller.roles && !inNetwork(context.address, '10.0.0.0/8')",
          "'role-%d' in caller.roles && resource.status == 'RETURNED'",
          "resource.country in ['XA', 'XB', 'XC'] && 'role-%d' in caller.roles");

  /**
   * Whether the policies are distributed over the permissions, with a twentieth about all, or all
   * are about the requested one.
   */
  @Param({"spread", "one"})
  private String targets = "";

  /** The number of the roles that the caller has. */
  @Param({"2", "200"})
  private int held;

  private PolicySet policies = new PolicySet(List.of());
  private AuthorizationRequest request =
      new AuthorizationRequest(
          Caller.SYSTEM, Permission.ORDERS_WRITE, null, RequestContext.none(Instant.EPOCH));

  @Setup
  public void policies() {
    var language =
        new PolicyLanguage(
            Map.of(
                "status", AttributeType.TEXT,
                "country", AttributeType.TEXT,
                "total", AttributeType.AMOUNT),
            Set.of());
    var all = new ArrayList<ActivePolicy>();
    for (int i = 0; i < POLICIES; i++) {
      all.add(
          ActivePolicy.of(
              new ActivePolicy.Stored(
                  new UUID(0, i),
                  0,
                  "policy " + i,
                  target(i),
                  Effect.DENY_IF,
                  i % 10,
                  CONDITIONS.get(i % CONDITIONS.size()).formatted(i % ROLES)),
              language));
    }
    policies = new PolicySet(all);
    request = question();
  }

  private String target(int i) {
    var codes =
        EnumSet.copyOf(new PermissionPattern("*").permissions()).stream()
            .map(Permission::code)
            .toList();
    if (targets.equals("one")) {
      return Permission.ORDERS_WRITE.code();
    }
    return i % 20 == 0 ? "*" : codes.get(i % codes.size());
  }

  private AuthorizationRequest question() {
    var roles = IntStream.range(0, held).mapToObj(i -> "role-" + i).collect(Collectors.toSet());
    return new AuthorizationRequest(
        new Caller(new UUID(1, 1), "x@bedloe.example", roles, EnumSet.allOf(Permission.class)),
        Permission.ORDERS_WRITE,
        new ProtectedResource(
            "order",
            new UUID(2, 2).toString(),
            Map.of("status", "PLACED", "country", "GB", "total", new BigDecimal("120.00"))),
        new RequestContext(
            Instant.parse("2026-11-20T10:00:00Z"),
            "10.1.2.3",
            "POST",
            "/api/v1/orders",
            "r",
            "/orders"));
  }

  @Benchmark
  public PolicyOutcome decision() {
    return policies.rule(new EvaluationContext(request, ZoneOffset.UTC, Map.of()));
  }
}
