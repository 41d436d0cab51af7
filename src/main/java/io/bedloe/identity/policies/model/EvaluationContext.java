package io.bedloe.identity.policies.model;

import dev.cel.runtime.CelVariableResolver;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.ProtectedResource;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that policies can use in an evaluation. A name without a value is unknown, and an
 * expression that depends on it has no result.
 */
public final class EvaluationContext implements CelVariableResolver {

  /** The prefix of the names of the caller's attributes. */
  public static final String CALLER = "caller.";

  static final String RESOURCE = "resource.";
  static final String HAS = "has.";

  private final AuthorizationRequest request;
  private final ZoneId zone;
  private final Map<String, Supplier<Optional<String>>> contributed;
  private final Supplier<Set<String>> reach;
  private final Map<String, String> lookedUp = new HashMap<>();
  private final Map<String, Optional<Object>> evaluated = new HashMap<>();
  private final WordList roles;
  private @Nullable WordList allRoles;
  private @Nullable WordList permissions;

  /** Creates the context of a caller whose roles inherit no others. */
  public EvaluationContext(
      AuthorizationRequest request,
      ZoneId zone,
      Map<String, Supplier<Optional<String>>> contributed) {
    this(request, zone, contributed, () -> request.caller().roles());
  }

  /**
   * Creates the context of a request.
   *
   * @param zone the time zone of hours and weekdays
   * @param contributed attributes of the caller that other features supply, by their full name;
   *     each is read at most once
   * @param reach the caller's roles and all roles that they inherit; read at most once
   */
  public EvaluationContext(
      AuthorizationRequest request,
      ZoneId zone,
      Map<String, Supplier<Optional<String>>> contributed,
      Supplier<Set<String>> reach) {
    this.request = request;
    this.zone = zone;
    this.contributed = contributed;
    this.reach = reach;
    this.roles = new WordList(request.caller().roles());
  }

  public AuthorizationRequest question() {
    return request;
  }

  boolean hasResource() {
    return request.resource() != null;
  }

  /**
   * Returns whether a missing attribute is a fault; it is none for resources that were not loaded.
   */
  public boolean isComplete() {
    var resource = request.resource();
    return resource == null || resource.isSeen();
  }

  /** Returns the attributes that had to be loaded, by name. */
  public Map<String, String> lookedUp() {
    return lookedUp;
  }

  @Override
  public Optional<Object> find(String name) {
    var resource = request.resource();
    if (name.startsWith(RESOURCE)) {
      return resource == null ? Optional.empty() : resource(resource, name);
    }
    if (name.startsWith(HAS)) {
      return resource != null && !resource.isSeen() && name.startsWith(HAS + RESOURCE)
          ? Optional.empty()
          : Optional.of(find(name.substring(HAS.length())).isPresent());
    }
    var caller = request.caller();
    var context = request.context();
    return switch (name) {
      case "action" -> Optional.of(request.permission().code());
      case "caller.id" -> Optional.of(caller.id().toString());
      case "caller.name" -> Optional.of(caller.name());
      case "caller.roles" -> Optional.of(roles);
      case "caller.allRoles" -> Optional.of(allRoles());
      case "caller.permissions" -> Optional.of(permissions());
      case "caller.impersonated" -> Optional.of(caller.impersonatorId() != null);
      case "context.time" -> Optional.of(context.time());
      case "context.hour" -> Optional.of((long) context.time().atZone(zone).getHour());
      case "context.weekday" ->
          Optional.of((long) context.time().atZone(zone).getDayOfWeek().getValue());
      case "context.address" -> Optional.of(context.address());
      case "context.method" -> Optional.of(context.method());
      case "context.path" -> Optional.of(context.path());
      case "context.route" -> Optional.ofNullable(context.route());
      default -> contributed(name);
    };
  }

  private static Optional<Object> resource(ProtectedResource resource, String name) {
    var attribute = name.substring(RESOURCE.length());
    return switch (attribute) {
      case "type" -> Optional.of(resource.type());
      case "id" -> Optional.ofNullable(resource.id());
      default -> Optional.ofNullable(celValue(resource.attributes().get(attribute)));
    };
  }

  /** Returns a value in its CEL type. */
  private static @Nullable Object celValue(@Nullable Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.doubleValue();
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Id || value instanceof UUID || value instanceof Enum<?>) {
      return value.toString();
    }
    return value;
  }

  private WordList allRoles() {
    if (allRoles == null) {
      allRoles = new WordList(reach.get());
    }
    return allRoles;
  }

  private WordList permissions() {
    if (permissions == null) {
      permissions =
          new WordList(
              request.caller().permissions().stream()
                  .map(Permission::code)
                  .collect(Collectors.toSet()));
    }
    return permissions;
  }

  private Optional<Object> contributed(String name) {
    var attribute = contributed.get(name);
    if (attribute == null) {
      return Optional.empty();
    }
    var before = evaluated.get(name);
    if (before != null) {
      return before;
    }
    var value = attribute.get();
    value.ifPresent(found -> lookedUp.put(name, found));
    Optional<Object> known = value.map(found -> found);
    evaluated.put(name, known);
    return known;
  }
}
