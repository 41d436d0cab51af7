package io.bedloe.identity.policies.model;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyVersionId;
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

/** A version of a policy, from one change to the next. It is never changed. */
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

  /** Hibernate needs this constructor. */
  protected PolicyVersion() {}

  /** Creates the version of a policy after a change. */
  public static PolicyVersion of(PolicyVersionId id, Policy policy, Caller caller) {
    var version = new PolicyVersion();
    var what = policy.description();
    version.id = id.value();
    version.policyId = policy.id().value();
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
    version.actorId = caller.id().value();
    version.actorName = caller.name();
    return version;
  }
}
