package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.platform.security.PolicyId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy in its current version. Removing a policy keeps the row, which decisions reference, and
 * frees its name.
 */
@Entity
@Table(name = "policies")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Policy {

  @Id private UUID id;
  private String name;
  private @Nullable String description;
  private String target;

  @Enumerated(EnumType.STRING)
  private Effect effect;

  private String expression;
  private int priority;
  private boolean enabled;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Version private int version;

  /** Hibernate needs this constructor. */
  protected Policy() {}

  /** The values of a policy that clients can change. */
  public record Description(
      String name,
      @Nullable String description,
      String target,
      Effect effect,
      String expression,
      int priority,
      boolean enabled) {}

  public static Policy create(PolicyId id, Description what, Instant now) {
    var policy = new Policy();
    policy.id = id.value();
    policy.createdAt = now;
    policy.describe(what, now);
    return policy;
  }

  /** Replaces the values that clients can change. */
  public void describe(Description what, Instant now) {
    name = what.name();
    description = what.description();
    target = what.target();
    effect = what.effect();
    expression = what.expression();
    priority = what.priority();
    enabled = what.enabled();
    updatedAt = now;
  }

  /** Removes the policy permanently. */
  public void remove(Instant now) {
    deletedAt = now;
    updatedAt = now;
  }

  public boolean isRemoved() {
    return deletedAt != null;
  }

  public PolicyId id() {
    return new PolicyId(id);
  }

  public int version() {
    return version;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Description description() {
    return new Description(name, description, target, effect, expression, priority, enabled);
  }
}
