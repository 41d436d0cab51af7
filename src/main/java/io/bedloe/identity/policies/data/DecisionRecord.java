package io.bedloe.identity.policies.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.Decision;
import io.bedloe.platform.security.Decision.DecidingPolicy;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.PolicyDecisionPoint;
import io.bedloe.platform.security.PolicyId;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records decisions with all attributes that policies read, so that a decision can be evaluated
 * again.
 */
@ApplicationScoped
public class DecisionRecord {

  /**
   * A recorded decision.
   *
   * @param lookedUp the attributes that were looked up at that time
   */
  public record Past(
      DecisionId id,
      boolean allowed,
      Decision.Cause cause,
      AuthorizationRequest request,
      Map<String, String> lookedUp) {}

  private record CallerShape(
      AccountId id,
      String name,
      Set<String> roles,
      Set<String> permissions,
      @Nullable AccountId impersonatorId,
      Map<String, String> lookedUp) {}

  /** A recorded decision with its reason. */
  public record Reasoned(Past past, @Nullable DecidingPolicy decidingPolicy, String reason) {}

  private static final String COLUMNS =
      """
      d.id, d.caller::text AS caller, d.permission, d.resource_type, d.resource_id,
      d.attributes::text AS attributes, d.context::text AS context, d.allowed, d.cause""";

  private final Sql sql;

  @Inject
  public DecisionRecord(Sql sql) {
    this.sql = sql;
  }

  public void add(List<PolicyDecisionPoint.Made> made) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (var one : made) {
      rows.add(row(one.request(), one.decision()));
    }
    sql.batch(
        """
        INSERT INTO access_decisions (id, at, caller_id, caller, permission, resource_type,
          resource_id, attributes, context, allowed, cause, policy_id, policy_version, clause,
          reason)
        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)""",
        rows);
  }

  private static @Nullable Object[] row(AuthorizationRequest request, Decision decision) {
    var caller = request.caller();
    var resource = request.resource();
    var decidingPolicy = decision.decidingPolicy();
    return new @Nullable Object[] {
      decision.id(),
      request.context().time(),
      caller.id(),
      json(
          new CallerShape(
              caller.id(),
              caller.name(),
              caller.roles(),
              caller.permissions().stream().map(Permission::code).collect(Collectors.toSet()),
              caller.impersonatorId(),
              decision.lookedUp())),
      request.permission().code(),
      resource == null ? null : resource.type(),
      resource == null ? null : resource.id(),
      resource == null ? null : json(amountsAsAmounts(resource.attributes())),
      json(request.context()),
      decision.allowed(),
      decision.cause(),
      decidingPolicy == null ? null : decidingPolicy.policyId(),
      decidingPolicy == null ? null : decidingPolicy.version(),
      decidingPolicy == null ? null : decidingPolicy.clause(),
      decision.reason()
    };
  }

  /** Returns the newest decisions about these permissions, the newest first. */
  public List<Past> youngest(Set<Permission> permissions, int most) {
    return sql.list(
        """
        SELECT %s FROM access_decisions d
        WHERE d.permission = ANY (?) ORDER BY d.at DESC, d.id DESC LIMIT ?"""
            .formatted(COLUMNS),
        DecisionRecord::past,
        permissions.stream().map(Permission::code).toArray(String[]::new),
        most);
  }

  /** Returns a recorded decision. */
  public Optional<Reasoned> byId(DecisionId id) {
    return sql.one(
        """
        SELECT %s, d.policy_id, d.policy_version, d.clause, d.reason, v.name AS policy_name
        FROM access_decisions d LEFT JOIN policy_versions v
          ON v.policy_id = d.policy_id AND v.version = d.policy_version
        WHERE d.id = ?"""
            .formatted(COLUMNS),
        row -> new Reasoned(past(row), ruling(row), row.text("reason")),
        id);
  }

  private static @Nullable DecidingPolicy ruling(Row row) {
    var policy = row.idOrNull("policy_id", PolicyId::new);
    return policy == null
        ? null
        : new DecidingPolicy(
            policy, row.text("policy_name"), row.integer("policy_version"), row.text("clause"));
  }

  private static Past past(Row row) {
    var caller = read(row.text("caller"), new TypeReference<CallerShape>() {});
    var type = row.textOrNull("resource_type");
    var attributes = row.textOrNull("attributes");
    var request =
        new AuthorizationRequest(
            new Caller(
                caller.id(),
                caller.name(),
                caller.roles(),
                knownPermissions(caller.permissions()),
                new Credential(null, null, caller.impersonatorId(), false)),
            knownPermissions(Set.of(row.text("permission"))).iterator().next(),
            type == null || attributes == null
                ? null
                : new ProtectedResource(
                    type, row.textOrNull("resource_id"), DecisionRecord.attributes(attributes)),
            read(row.text("context"), new TypeReference<RequestContext>() {}));
    return new Past(
        row.id("id", DecisionId::new),
        row.flag("allowed"),
        row.constant("cause", Decision.Cause.class),
        request,
        caller.lookedUp());
  }

  /**
   * An amount without decimals is stored with one, because it would otherwise be read as an
   * integer.
   */
  private static Map<String, Object> amountsAsAmounts(Map<String, Object> attributes) {
    var plain = new HashMap<>(attributes);
    plain.replaceAll(
        (name, value) ->
            value instanceof BigDecimal amount && amount.scale() < 1 ? amount.setScale(1) : value);
    return plain;
  }

  /** JSON contains times as texts; only these texts are parsed as times again. */
  private static Map<String, Object> attributes(String json) {
    var attributes = read(json, new TypeReference<Map<String, Object>>() {});
    attributes.replaceAll((name, value) -> name.endsWith("At") ? moment(value) : value);
    return attributes;
  }

  private static Object moment(Object value) {
    return value instanceof String text ? Instant.parse(text) : value;
  }

  private static Set<Permission> knownPermissions(Set<String> codes) {
    var known = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values())
        .filter(permission -> codes.contains(permission.code()))
        .forEach(known::add);
    return known;
  }

  /** Deletes the decisions until a time; returns their number. */
  public int deleteUntil(Instant time) {
    return sql.update("DELETE FROM access_decisions WHERE at <= ?", time);
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "the record consists of texts, numbers and times", impossible);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a recorded decision cannot be parsed", broken);
    }
  }
}
