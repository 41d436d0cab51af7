package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.outbox.EventConsumer;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Creates the notifications of events, and their e-mails. They are committed with the position of
 * the consumer, so that an event gives an account one notification, also when a server is killed.
 * An account whose rights cannot be judged, again and again, is left out for some minutes.
 */
@ApplicationScoped
class TellAccounts implements EventConsumer {

  /**
   * A failure of the database, which has nothing to do with the account, is mostly over by then.
   */
  static final int MOST_FAILURES = 5;

  /** Others are not held up by this account meanwhile. */
  static final Duration LEFT_OUT = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(TellAccounts.class.getName());

  private final Audience audience;
  private final FillInboxes fill;
  private final MailNotifications mail;
  private final Clock clock;
  private final Map<AccountId, Integer> failures = new ConcurrentHashMap<>();
  private final Map<AccountId, Instant> leftOutUntil = new ConcurrentHashMap<>();

  @Inject
  TellAccounts(Audience audience, FillInboxes fill, MailNotifications mail, Clock clock) {
    this.audience = audience;
    this.fill = fill;
    this.mail = mail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public void consume(List<PublishedEvent> events) {
    var known =
        events.stream()
            .filter(event -> NotificationTopic.ofType(event.type()).isPresent())
            .toList();
    if (!known.isEmpty()) {
      var told = audience.of(known, leftOut());
      fill.add(told);
      mail.send(told);
      failures.clear();
    }
  }

  private Set<AccountId> leftOut() {
    leftOutUntil.values().removeIf(until -> !clock.instant().isBefore(until));
    return Set.copyOf(leftOutUntil.keySet());
  }

  @Override
  public void rolledBack(RuntimeException failure) {
    if (failure instanceof Audience.NotJudged notJudged) {
      for (var account : notJudged.accounts()) {
        if (failures.merge(account, 1, Integer::sum) >= MOST_FAILURES) {
          failures.remove(account);
          leftOutUntil.put(account, clock.instant().plus(LEFT_OUT));
          LOG.log(
              Level.SEVERE,
              "The account %s is told of no event for the next %d minutes"
                  .formatted(account, LEFT_OUT.toMinutes()),
              failure);
        }
      }
    }
  }
}
