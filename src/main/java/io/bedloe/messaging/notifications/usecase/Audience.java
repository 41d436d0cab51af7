package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationReach;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.Preferences;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.EffectivePermissions;
import io.bedloe.platform.security.EffectivePermissions.AccountPermissions;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.RunAs;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is told of events: the accounts that the resources belong to and those that want the
 * events of all resources, as far as their preferences and their current rights allow.
 */
@Dependent
class Audience {

  private final Preferences preferences;
  private final EffectivePermissions permissions;
  private final VisibleEvents visible;
  private final RunAs runAs;
  private final Clock clock;
  private final Instance<ResourceEvents> resources;

  @Inject
  Audience(
      Preferences preferences,
      EffectivePermissions permissions,
      VisibleEvents visible,
      RunAs runAs,
      Clock clock,
      @Any Instance<ResourceEvents> resources) {
    this.preferences = preferences;
    this.permissions = permissions;
    this.visible = visible;
    this.runAs = runAs;
    this.clock = clock;
    this.resources = resources;
  }

  /**
   * Returns the events that each account is told of, in their order.
   *
   * @param leftOut accounts that are told of nothing
   * @throws NotJudged when the rights of some accounts cannot be judged
   */
  List<Told> of(List<PublishedEvent> events, Set<AccountId> leftOut) {
    var owners = ownersOf(events);
    var all = new HashSet<AccountId>();
    owners.values().forEach(all::addAll);
    var chosen = preferences.chosen(all);
    all.addAll(chosen.keySet());
    all.removeAll(leftOut);
    var told = new ArrayList<Told>();
    var failures = new LinkedHashMap<AccountId, RuntimeException>();
    wanted(events, owners, all, chosen)
        .forEach(
            (account, wanted) -> {
              try {
                told(
                        account,
                        chosen.getOrDefault(account, NotificationPreferences.DEFAULTS),
                        wanted)
                    .ifPresent(told::add);
              } catch (RuntimeException failure) {
                failures.put(account, failure);
              }
            });
    if (!failures.isEmpty()) {
      throw new NotJudged(failures);
    }
    return told;
  }

  /** The rights of some accounts cannot be judged. */
  static final class NotJudged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<AccountId> accounts;

    NotJudged(Map<AccountId, RuntimeException> failures) {
      super(
          "The rights of these accounts cannot be judged: " + failures.keySet(),
          failures.values().iterator().next());
      this.accounts = Set.copyOf(failures.keySet());
    }

    Set<AccountId> accounts() {
      return accounts;
    }
  }

  private static Map<AccountId, List<PublishedEvent>> wanted(
      List<PublishedEvent> events,
      Map<ResourceId, Set<AccountId>> owners,
      Set<AccountId> all,
      Map<AccountId, NotificationPreferences> chosen) {
    var reaches = new HashMap<AccountId, Map<NotificationTopic, NotificationReach>>();
    all.forEach(
        account ->
            reaches.put(
                account, chosen.getOrDefault(account, NotificationPreferences.DEFAULTS).byTopic()));
    var wanted = new LinkedHashMap<AccountId, List<PublishedEvent>>();
    for (var event : events) {
      var topic = NotificationTopic.ofType(event.type()).orElseThrow();
      var own = owners.getOrDefault(event.resourceId(), Set.of());
      reaches.forEach(
          (account, byTopic) -> {
            var reach = byTopic.get(topic);
            if (reach == NotificationReach.ALL
                || (reach == NotificationReach.OWN && own.contains(account))) {
              wanted.computeIfAbsent(account, unknown -> new ArrayList<>()).add(event);
            }
          });
    }
    return wanted;
  }

  private Map<ResourceId, Set<AccountId>> ownersOf(List<PublishedEvent> events) {
    var owners = new HashMap<ResourceId, Set<AccountId>>();
    for (var kind : resources) {
      var ids = new HashSet<ResourceId>();
      events.stream()
          .filter(event -> event.resource().equals(kind.path()))
          .forEach(event -> ids.add(event.resourceId()));
      if (!ids.isEmpty()) {
        owners.putAll(kind.ownersOf(ids));
      }
    }
    return owners;
  }

  /** An account that may not sign in, or has no inbox, is told of nothing. */
  private Optional<Told> told(
      AccountId account, NotificationPreferences chosen, List<PublishedEvent> events) {
    var caller = permissions.ofAccount(account).map(AccountPermissions::caller);
    var context = RequestContext.none(clock.instant());
    if (caller.isEmpty() || !runAs.isAllowed(caller.get(), context, Permission.NOTIFICATIONS_OWN)) {
      return Optional.empty();
    }
    var readable = runAs.call(caller.get(), context, () -> visible.among(events, caller.get()));
    return readable.isEmpty()
        ? Optional.empty()
        : Optional.of(new Told(account, caller.get().name(), chosen, readable));
  }
}
