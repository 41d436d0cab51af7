package io.bedloe.identity.policies.work;

import io.bedloe.identity.policies.usecase.ActivePolicies;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/**
 * Loads changed policies every second, on every server. Policies that cannot be loaded leave the
 * former ones active.
 */
@Singleton
public class PolicyTimer {

  @Inject private Recurring recurring;
  @Inject private ActivePolicies policies;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void loadChanges() {
    recurring.run("load changed policies", policies::refresh);
  }
}
