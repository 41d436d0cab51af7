package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.data.StoredPolicies;
import io.bedloe.identity.policies.model.ActivePolicy;
import io.bedloe.identity.policies.model.PolicyOutcome;
import io.bedloe.identity.policies.model.PolicySet;
import io.bedloe.platform.persistence.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The policies that this server works with, compiled; they are those of the database a second ago.
 */
@ApplicationScoped
public class ActivePolicies {

  private static final Logger LOG = Logger.getLogger(ActivePolicies.class.getName());
  private static final long NEVER = -1;

  /** How long a policy counts as ailing after the last time that it could not be evaluated. */
  private static final Duration CONVALESCENCE = Duration.ofMinutes(10);

  private final StoredPolicies stored;
  private final AttributeSchema attributeSchema;
  private final Clock clock;
  private final Map<Key, Instant> failures = new ConcurrentHashMap<>();
  private volatile PolicySet policies = new PolicySet(List.of());
  private volatile long revision = NEVER;
  private volatile boolean stale;

  /** A policy as it was at one version. */
  private record Key(UUID id, int version) {

    static Key of(ActivePolicy policy) {
      return new Key(policy.id(), policy.version());
    }
  }

  @Inject
  public ActivePolicies(StoredPolicies stored, AttributeSchema attributeSchema, Clock clock) {
    this.stored = stored;
    this.attributeSchema = attributeSchema;
    this.clock = clock;
  }

  void start(@Observes Schema.Ready ready) {
    refresh();
  }

  /** Policies that this server has changed apply to the next decision. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PoliciesChanged committed) {
    stale = true;
  }

  public PolicySet current() {
    if (stale) {
      refresh();
    }
    return policies;
  }

  /** Returns the revision of the policies that this server uses. */
  public long revision() {
    return revision;
  }

  /** Takes changes over, if there are any. */
  public synchronized void refresh() {
    // Before the policies are read: what changes in between is read again next time
    stale = false;
    long current = stored.revision();
    if (current == revision) {
      return;
    }
    var known =
        policies.policies().stream().collect(Collectors.toMap(Key::of, Function.identity()));
    var all =
        stored.inForce().stream()
            .map(
                one -> {
                  var compiled = known.get(new Key(one.id(), one.version()));
                  return compiled == null ? compiled(one) : compiled;
                })
            .toList();
    policies = new PolicySet(all);
    failures.keySet().retainAll(all.stream().map(Key::of).collect(Collectors.toSet()));
    revision = current;
    LOG.log(Level.INFO, "{0} policies are active", all.size());
  }

  private ActivePolicy compiled(ActivePolicy.Stored one) {
    var policy = ActivePolicy.of(one, attributeSchema.language());
    if (policy.fault() != null) {
      LOG.log(
          Level.SEVERE,
          "Policy {0} (''{1}'') cannot be read and denies every request that it applies to: {2}",
          new Object[] {policy.id(), policy.name(), policy.fault()});
    }
    return policy;
  }

  /** Hears of policies that could not be evaluated. */
  void report(List<PolicyOutcome.EvaluatedPolicy> faults) {
    for (var fault : faults) {
      failures.put(Key.of(fault.policy()), clock.instant());
      LOG.log(
          Level.WARNING,
          "Policy {0} (''{1}'') could not be evaluated and denies the request: {2}",
          new Object[] {fault.policy().id(), fault.policy().name(), fault.verdict().fault()});
    }
  }

  /** The ids of those that cannot be read, or could not be evaluated of late. */
  public Set<String> failing() {
    var since = clock.instant().minus(CONVALESCENCE);
    failures.values().removeIf(last -> last.isBefore(since));
    var ids = new TreeSet<String>();
    for (var policy : policies.policies()) {
      if (policy.fault() != null || failures.containsKey(Key.of(policy))) {
        ids.add(policy.id().toString());
      }
    }
    return ids;
  }
}
