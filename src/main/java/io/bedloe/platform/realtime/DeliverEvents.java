package io.bedloe.platform.realtime;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.outbox.EventLog;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Moves subscriptions on in the stream: from the buffer of recent events, or from the database when
 * they are behind it.
 */
@ApplicationScoped
class DeliverEvents {

  /**
   * With 10,000 events a client can be away for a while at a usual rate and still cost no query.
   */
  private static final int RECENT = 10_000;

  /** At two bytes per character the data of the recent events need 16 MiB at most. */
  private static final long RECENT_CHARACTERS = 8L << 20;

  /** The events that a client gets at once. */
  static final int BATCH = 100;

  /** The positions that one query covers at most, where no index finds the wanted events. */
  private static final long MOST_POSITIONS = 20_000;

  private final EventLog log;
  private final SeenEvents seen;
  private final CheckCallers check;
  private final StopConnections stop;
  private final Settings settings;
  private final Clock clock;
  private final RecentEvents recent = new RecentEvents(RECENT, RECENT_CHARACTERS);
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Queue<Subscription> behind = new ConcurrentLinkedQueue<>();

  @Inject
  DeliverEvents(
      EventLog log,
      SeenEvents seen,
      CheckCallers check,
      StopConnections stop,
      Settings settings,
      Clock clock) {
    this.log = log;
    this.seen = seen;
    this.check = check;
    this.stop = stop;
    this.settings = settings;
    this.clock = clock;
  }

  void add(Subscription subscription) {
    subscriptions.add(subscription);
  }

  boolean hasSubscriptions() {
    return !subscriptions.isEmpty();
  }

  boolean isAnyBehind() {
    return !behind.isEmpty();
  }

  /** Closes the connections whose callers may not have them any more, and sees changed rights. */
  void checkCallers() {
    check.check(subscriptions, clock.instant());
  }

  /**
   * Delivers recent events.
   *
   * @param readHead whether there may be new events
   * @return whether there is more to deliver
   */
  boolean deliver(boolean readHead) {
    if (readHead && hasSubscriptions()) {
      recent.update(log);
    }
    var now = clock.instant();
    var sight = seen.at(now);
    var each = new OneByOne(clock, settings.get(RealtimeSettings.SLOW_CONSUMER));
    boolean isMore = false;
    for (var subscription : subscriptions) {
      isMore |=
          !isEnded(subscription, now)
              && each.run(subscription, () -> advance(subscription, sight, now));
    }
    return isMore;
  }

  private boolean isEnded(Subscription subscription, Instant now) {
    if (subscription.outlet().isOpen()
        && !subscription.isReady(now)
        && subscription.isTooSlow(now, settings.get(RealtimeSettings.SLOW_CONSUMER))) {
      subscription.outlet().close(CloseReason.SLOW_CONSUMER);
    }
    if (subscription.outlet().isOpen() && subscription.outlet().isSilent(now)) {
      subscription.outlet().close(CloseReason.SILENT_CLIENT);
    }
    if (subscription.outlet().isOpen()) {
      return false;
    }
    subscriptions.remove(subscription);
    stop.ended(subscription.outlet());
    subscription.release();
    return true;
  }

  private boolean advance(Subscription subscription, SeenEvents.Sight sight, Instant now) {
    if (subscription.isCatchingUp().get() || !subscription.isReady(now)) {
      return false;
    }
    var events = recent.after(subscription.position(), BATCH);
    if (events.isEmpty()) {
      subscription.isCatchingUp().set(true);
      behind.add(subscription);
      return false;
    }
    send(subscription, events.get(), sight, now);
    return events.get().size() == BATCH;
  }

  private void send(
      Subscription subscription, List<PublishedEvent> events, SeenEvents.Sight sight, Instant now) {
    var filter = subscription.filter();
    var visible = sight.of(events, filter, subscription.viewer());
    if (!events.isEmpty()) {
      subscription.moveTo(events.get(events.size() - 1).position());
    }
    if (!visible.isEmpty()) {
      subscription.outlet().send(visible, subscription.position());
      subscription.sentAt(now);
    } else if (subscription.needsHeartbeat(now)) {
      subscription.outlet().sendHeartbeat(subscription.position());
      subscription.sentAt(now);
    }
  }

  /**
   * Delivers events from the database to the subscriptions that are behind the buffer, a batch to
   * each.
   *
   * @return whether any subscription was moved on
   */
  boolean catchUp() {
    var each = new OneByOne(clock, settings.get(RealtimeSettings.SLOW_CONSUMER));
    int left = behind.size();
    boolean isAny = false;
    for (var next = behind.poll(); next != null; next = --left > 0 ? behind.poll() : null) {
      var subscription = next;
      try {
        isAny |= each.run(subscription, () -> readOlder(subscription));
      } finally {
        subscription.isCatchingUp().set(false);
      }
    }
    return isAny;
  }

  private boolean readOlder(Subscription subscription) {
    var bounds = log.bounds();
    long position = subscription.position();
    if (position < bounds.oldest() - 1 || position > bounds.newest()) {
      subscription.outlet().close(CloseReason.EXPIRED);
      return true;
    }
    var filter = subscription.filter();
    long until =
        filter.subject() == null
            ? Math.min(bounds.newest(), position + MOST_POSITIONS)
            : bounds.newest();
    var now = clock.instant();
    var events = log.read(position, until, filter.condition(), BATCH);
    if (position < log.bounds().oldest() - 1) {
      subscription.outlet().close(CloseReason.EXPIRED);
      return true;
    }
    send(subscription, events, seen.at(now), now);
    if (events.size() < BATCH) {
      subscription.moveTo(until);
    }
    return true;
  }
}
