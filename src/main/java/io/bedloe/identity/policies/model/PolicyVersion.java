package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.kernel.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A policy as it was from one change to the next. Written once. */
@Entity
@Table(name = "policy_versions")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class PolicyVersion {

  @Id private UUID id;

  @Column(name = "policy_id")
  private UUID policyId;

  private int version;
  private String name;
  private @Nullable String description;
  private String target;

  @Enumerated(EnumType.STRING)
  private Effect effect;

  private String expression;
  private int priority;
  private boolean enabled;
  private boolean removed;
  private Instant at;

  @Column(name = "actor_id")
  private UUID actorId;

  @Column(name = "actor_name")
  private String actorName;

  /** For Hibernate. */
  protected PolicyVersion() {}

  /** A version of a policy, which a change created. */
  public static PolicyVersion of(UUID id, Policy policy, Caller caller) {
    var version = new PolicyVersion();
    var what = policy.description();
    version.id = id;
    version.policyId = policy.id();
    version.version = policy.version();
    version.name = what.name();
    version.description = what.description();
    version.target = what.target();
    version.effect = what.effect();
    version.expression = what.expression();
    version.priority = what.priority();
    version.enabled = what.enabled();
    version.removed = policy.isRemoved();
    version.at = policy.updatedAt();
    version.actorId = caller.id();
    version.actorName = caller.name();
    return version;
  }
}
