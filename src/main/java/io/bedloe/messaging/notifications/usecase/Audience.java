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
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides who is told of events: the accounts that the resources belong to and those that want the
 * events of all resources, as far as their preferences and their current rights allow.
 */
@Dependent
class Audience {

  private static final NotificationPreferences DEFAULTS =
      NotificationPreferences.of(List.of(), List.of());

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
   * @throws NotJudged when the rights of an account cannot be judged
   */
  Map<AccountId, List<PublishedEvent>> of(List<PublishedEvent> events, Set<AccountId> leftOut) {
    var told = new LinkedHashMap<AccountId, List<PublishedEvent>>();
    wanted(events)
        .forEach(
            (account, wanted) -> {
              var readable =
                  leftOut.contains(account)
                      ? List.<PublishedEvent>of()
                      : judged(account, () -> readable(account, wanted));
              if (!readable.isEmpty()) {
                told.put(account, readable);
              }
            });
    return told;
  }

  private static List<PublishedEvent> judged(
      AccountId account, Supplier<List<PublishedEvent>> readable) {
    try {
      return readable.get();
    } catch (RuntimeException failure) {
      throw new NotJudged(account, failure);
    }
  }

  /** The rights of an account cannot be judged. */
  static final class NotJudged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AccountId account;

    NotJudged(AccountId account, RuntimeException cause) {
      super("The rights of the account " + account + " cannot be judged", cause);
      this.account = account;
    }

    AccountId account() {
      return account;
    }
  }

  private Map<AccountId, List<PublishedEvent>> wanted(List<PublishedEvent> events) {
    var owners = ownersOf(events);
    var all = new HashSet<AccountId>();
    owners.values().forEach(all::addAll);
    var chosen = preferences.chosen(all);
    all.addAll(chosen.keySet());
    var reaches = new HashMap<AccountId, Map<NotificationTopic, NotificationReach>>();
    all.forEach(account -> reaches.put(account, chosen.getOrDefault(account, DEFAULTS).byTopic()));
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
  private List<PublishedEvent> readable(AccountId account, List<PublishedEvent> events) {
    var caller = permissions.ofAccount(account).map(AccountPermissions::caller);
    var context = RequestContext.none(clock.instant());
    if (caller.isEmpty() || !runAs.isAllowed(caller.get(), context, Permission.NOTIFICATIONS_OWN)) {
      return List.of();
    }
    return runAs.call(caller.get(), context, () -> visible.among(events, caller.get()));
  }
}
