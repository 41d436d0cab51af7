package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.PolicySettings;
import io.bedloe.identity.policies.data.DecisionRecord;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Deletes recorded decisions that are older than the configured time. */
@ApplicationScoped
public class DeleteOldDecisions {

  private final DecisionRecord record;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public DeleteOldDecisions(DecisionRecord record, Settings settings, Clock clock) {
    this.record = record;
    this.settings = settings;
    this.clock = clock;
  }

  /** Deletes the decisions and returns their number. */
  @Transactional
  public int delete() {
    return record.deleteUntil(clock.instant().minus(settings.get(PolicySettings.DECISIONS_KEPT)));
  }
}
