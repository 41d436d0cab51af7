package io.bedloe.identity.policies.model;

import dev.cel.runtime.CelVariableResolver;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Guarded;
import io.bedloe.platform.security.Question;
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
 * The attributes that policies can use in an evaluation. A name that stands for nothing this time
 * is unknown, and whatever depends on it cannot be said.
 */
public final class Facts implements CelVariableResolver {

  /** The prefix of the names of the caller's attributes. */
  public static final String CALLER = "caller.";

  static final String RESOURCE = "resource.";
  static final String HAS = "has.";

  private final Question question;
  private final ZoneId zone;
  private final Map<String, Supplier<Optional<String>>> contributed;
  private final Supplier<Set<String>> reach;
  private final Map<String, String> lookedUp = new HashMap<>();
  private final Map<String, Optional<Object>> evaluated = new HashMap<>();
  private final WordList roles;
  private @Nullable WordList allRoles;
  private @Nullable WordList permissions;

  /** What is known of a caller whose roles stand on no others. */
  public Facts(
      Question question, ZoneId zone, Map<String, Supplier<Optional<String>>> contributed) {
    this(question, zone, contributed, () -> question.caller().roles());
  }

  /**
   * The known attributes.
   *
   * @param zone of hours and weekdays
   * @param contributed attributes of the caller that other features know, by their whole name; each
   *     is asked once at most
   * @param reach the caller's roles and all that they stand on; asked once at most
   */
  public Facts(
      Question question,
      ZoneId zone,
      Map<String, Supplier<Optional<String>>> contributed,
      Supplier<Set<String>> reach) {
    this.question = question;
    this.zone = zone;
    this.contributed = contributed;
    this.reach = reach;
    this.roles = new WordList(question.caller().roles());
  }

  public Question question() {
    return question;
  }

  boolean hasResource() {
    return question.guarded() != null;
  }

  /** Whether a missing attribute is a fault, which it is not in things that nobody looked at. */
  public boolean isComplete() {
    var guarded = question.guarded();
    return guarded == null || guarded.isSeen();
  }

  /** The attributes that had to be loaded, by name. */
  public Map<String, String> lookedUp() {
    return lookedUp;
  }

  @Override
  public Optional<Object> find(String name) {
    var guarded = question.guarded();
    if (name.startsWith(RESOURCE)) {
      return guarded == null ? Optional.empty() : resource(guarded, name);
    }
    if (name.startsWith(HAS)) {
      return guarded != null && !guarded.isSeen() && name.startsWith(HAS + RESOURCE)
          ? Optional.empty()
          : Optional.of(find(name.substring(HAS.length())).isPresent());
    }
    var caller = question.caller();
    var circumstances = question.circumstances();
    return switch (name) {
      case "action" -> Optional.of(question.permission().code());
      case "caller.id" -> Optional.of(caller.id().toString());
      case "caller.name" -> Optional.of(caller.name());
      case "caller.roles" -> Optional.of(roles);
      case "caller.allRoles" -> Optional.of(allRoles());
      case "caller.permissions" -> Optional.of(permissions());
      case "caller.impersonated" -> Optional.of(caller.impersonatorId() != null);
      case "context.time" -> Optional.of(circumstances.time());
      case "context.hour" -> Optional.of((long) circumstances.time().atZone(zone).getHour());
      case "context.weekday" ->
          Optional.of((long) circumstances.time().atZone(zone).getDayOfWeek().getValue());
      case "context.address" -> Optional.of(circumstances.address());
      case "context.method" -> Optional.of(circumstances.method());
      case "context.path" -> Optional.of(circumstances.path());
      case "context.route" -> Optional.ofNullable(circumstances.route());
      default -> contributed(name);
    };
  }

  private static Optional<Object> resource(Guarded guarded, String name) {
    var attribute = name.substring(RESOURCE.length());
    return switch (attribute) {
      case "type" -> Optional.of(guarded.type());
      case "id" -> Optional.ofNullable(guarded.id());
      default -> Optional.ofNullable(celValue(guarded.attributes().get(attribute)));
    };
  }

  /** A value as CEL knows it. */
  private static @Nullable Object celValue(@Nullable Object value) {
    if (value instanceof BigDecimal amount) {
      return amount.doubleValue();
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof UUID || value instanceof Enum<?>) {
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
              question.caller().permissions().stream()
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
