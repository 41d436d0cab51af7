package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.data.StoredPolicies;
import io.bedloe.identity.policies.model.ActivePolicy;
import io.bedloe.identity.policies.model.PolicyOutcome;
import io.bedloe.identity.policies.model.PolicySet;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.persistence.Schema;
import io.bedloe.platform.security.PolicyId;
import jakarta.annotation.Priority;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The compiled policies that this server uses; they are at most a second older than those of the
 * database.
 */
@ApplicationScoped
public class ActivePolicies {

  private static final Logger LOG = Logger.getLogger(ActivePolicies.class.getName());
  private static final long NEVER = -1;

  /** The time for which a policy counts as failing after its last failed evaluation. */
  private static final Duration CONVALESCENCE = Duration.ofMinutes(10);

  private final StoredPolicies stored;
  private final AttributeSchema attributeSchema;
  private final Clock clock;
  private final Map<Key, Instant> failures = new ConcurrentHashMap<>();
  private volatile PolicySet policies = new PolicySet(List.of());
  private volatile long revision = NEVER;
  private volatile boolean stale;

  /** The key of a policy's version. */
  private record Key(PolicyId id, int version) {

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

  void start(@Observes @Priority(StartOrder.POLICIES) Schema.Ready ready) {
    refresh();
  }

  /** Changes by this server apply to the next decision. */
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

  /** Loads changed policies, if there are any. */
  public void refresh() {
    // The flag is cleared before the policies are read, so that a change in between is read next
    // time.
    stale = false;
    long before = revision;
    long current = stored.revision();
    if (current != before) {
      publish(read(), current, before);
    }
  }

  /** No lock is held while the policies are read, because the read can wait for a connection. */
  private PolicySet read() {
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
    return new PolicySet(all);
  }

  /**
   * Makes policies the active ones. When another thread has published others since they were read,
   * the policies are read again before the next decision.
   *
   * @param before the revision of the active policies before these were read
   */
  private synchronized void publish(PolicySet read, long current, long before) {
    if (revision != before) {
      stale = true;
      return;
    }
    policies = read;
    failures.keySet().retainAll(read.policies().stream().map(Key::of).collect(Collectors.toSet()));
    revision = current;
    LOG.log(Level.INFO, "{0} policies are active", read.policies().size());
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

  /** Records and logs policies that could not be evaluated. */
  void report(List<PolicyOutcome.EvaluatedPolicy> faults) {
    for (var fault : faults) {
      failures.put(Key.of(fault.policy()), clock.instant());
      LOG.log(
          Level.WARNING,
          "Policy {0} (''{1}'') could not be evaluated and denies the request: {2}",
          new Object[] {fault.policy().id(), fault.policy().name(), fault.verdict().fault()});
    }
  }

  /** Returns the ids of policies that cannot be parsed, or that recently could not be evaluated. */
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
