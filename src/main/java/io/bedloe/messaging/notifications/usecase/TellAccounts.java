package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.outbox.EventConsumer;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Creates the notifications of events. They are committed with the position of the consumer, so
 * that an event gives an account one notification, also when a server is killed. An account whose
 * rights cannot be judged, again and again, is left out of that batch.
 */
@ApplicationScoped
class TellAccounts implements EventConsumer {

  /**
   * A failure of the database, which has nothing to do with the account, is mostly over by then.
   */
  static final int MOST_FAILURES = 5;

  private static final Logger LOG = Logger.getLogger(TellAccounts.class.getName());

  private final Audience audience;
  private final FillInboxes fill;
  private final Map<AccountId, Integer> failures = new ConcurrentHashMap<>();

  @Inject
  TellAccounts(Audience audience, FillInboxes fill) {
    this.audience = audience;
    this.fill = fill;
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
      fill.add(audience.of(known, leftOut()));
      failures.clear();
    }
  }

  private Set<AccountId> leftOut() {
    return failures.entrySet().stream()
        .filter(entry -> entry.getValue() >= MOST_FAILURES)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public void rolledBack(RuntimeException failure) {
    if (failure instanceof Audience.NotJudged notJudged
        && failures.merge(notJudged.account(), 1, Integer::sum) == MOST_FAILURES) {
      LOG.log(
          Level.SEVERE,
          "The account " + notJudged.account() + " is told of no event of this batch",
          failure);
    }
  }
}
