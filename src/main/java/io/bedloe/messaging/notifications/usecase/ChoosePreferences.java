package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationReach;
import io.bedloe.messaging.notifications.NotificationRule;
import io.bedloe.messaging.notifications.data.Preferences;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads and replaces what an account wants to be told of. */
@Dependent
public class ChoosePreferences {

  private final Preferences preferences;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public ChoosePreferences(Preferences preferences, AuditTrail trail, Clock clock) {
    this.preferences = preferences;
    this.trail = trail;
    this.clock = clock;
  }

  public Versioned<NotificationPreferences> of(AccountId account) {
    return preferences.of(account);
  }

  /** Replaces the preferences; topics that are left out get the default. */
  @Transactional
  public Versioned<NotificationPreferences> replace(
      NotificationPreferences wanted, @Nullable Version seen, Caller caller) {
    mustNameTopicsOnce(wanted);
    mustBeAbleToReadAll(wanted, caller);
    var account = caller.id();
    var target =
        new Target<>(
            Subject.of("notification-preferences", account),
            preferences.lock(account),
            seen,
            before -> {});
    return VersionedWrite.apply(target, before -> whole(wanted))
        .unchangedIf(NotificationPreferences::equals)
        .save(
            trail,
            "notification-preferences.changed",
            (before, after) -> {
              preferences.save(account, after, clock.instant());
              return preferences.of(account);
            });
  }

  private static void mustNameTopicsOnce(NotificationPreferences wanted) {
    if (wanted.byTopic().size() < wanted.preferences().size()) {
      throw Rejected.because(
          NotificationRule.INVALID_PREFERENCES,
          "A topic occurs more than once. Send one preference for each topic.");
    }
  }

  /** The rights are checked again with each event; here, ALL would cost without any effect. */
  private static void mustBeAbleToReadAll(NotificationPreferences wanted, Caller caller) {
    for (var topic : wanted.topics(NotificationReach.ALL)) {
      var permission = topic.permissionForAll();
      if (permission == null) {
        throw Rejected.because(
            NotificationRule.INVALID_PREFERENCES,
            "The topic %s has no ALL, because everybody reads their own ones alone. Choose OWN."
                .formatted(topic));
      }
      caller.require(permission);
    }
  }

  private static NotificationPreferences whole(NotificationPreferences wanted) {
    return NotificationPreferences.of(
        wanted.topics(NotificationReach.OFF),
        wanted.topics(NotificationReach.ALL),
        wanted.withoutEmail(),
        wanted.language());
  }
}
