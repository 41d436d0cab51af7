package io.bedloe.messaging.notifications.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.Notifications.Inbox;
import io.bedloe.platform.mail.Mail;
import io.bedloe.platform.mail.MailLanguage;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests which e-mails tell of events, and what they say. */
class MailNotificationsTest {

  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  private static final String DATA =
      "{\"number\":\"SO-7\",\"total\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

  private final FakeClock clock = new FakeClock();
  private long sentToday;

  /** The database adds what is new to the events of the day. */
  private final FakeSql sql =
      new FakeSql()
          .answer(
              "INSERT INTO notification_mails",
              parameters -> {
                sentToday += ((Long[]) parameters.get(3))[0];
                var topic = NotificationTopic.valueOf(((String[]) parameters.get(2))[0]);
                return List.of(Map.entry(new Inbox(ACCOUNT, topic), sentToday));
              });

  private final MailFixture mails =
      MailFixture.of(sql, clock, Map.of("bedloe.notifications.max-mails-per-day", "3"));

  private static PublishedEvent event(long position, NotificationTopic topic) {
    return new PublishedEvent(
        position,
        new EventId(new UUID(2, position)),
        topic.types().iterator().next(),
        "orders",
        new ResourceId(new UUID(1, 1)),
        Instant.EPOCH,
        null,
        null,
        DATA);
  }

  private static NotificationPreferences inLanguage(MailLanguage language) {
    return NotificationPreferences.of(List.of(), List.of(), List.of(), language);
  }

  private void tell(NotificationPreferences preferences, NotificationTopic topic, int number) {
    var events = LongStream.range(0, number).mapToObj(at -> event(at, topic)).toList();
    mails.notifications().send(List.of(new Told(ACCOUNT, "ann@example.com", preferences, events)));
  }

  private void tellPlaced(int number) {
    tell(NotificationPreferences.DEFAULTS, NotificationTopic.ORDER_PLACED, number);
  }

  private List<String> subjects() {
    return mails.queue().mails().stream().map(Mail::subject).toList();
  }

  @Test
  void aMailNamesTheOrderAndItsTotal() {
    tellPlaced(1);
    assertThat(mails.queue().mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.to()).isEqualTo("ann@example.com");
              assertThat(mail.subject()).isEqualTo("Order SO-7 was placed");
              assertThat(mail.text()).contains("12.50 EUR");
            });
  }

  @Test
  void aMailHasTheChosenLanguage() {
    tell(inLanguage(MailLanguage.DE), NotificationTopic.ORDER_SHIPPED, 1);
    assertThat(subjects()).containsExactly("Bestellung SO-7 wurde versandt");
  }

  @Test
  void anAccountThatWantsNoMailsOfATopicGetsNone() {
    var off =
        NotificationPreferences.of(
            List.of(), List.of(), List.of(NotificationTopic.ORDER_PLACED), null);
    tell(off, NotificationTopic.ORDER_PLACED, 1);
    assertThat(mails.queue().mails()).isEmpty();
    tell(off, NotificationTopic.ORDER_CANCELLED, 1);
    assertThat(subjects()).containsExactly("Order SO-7 was cancelled");
  }

  @Test
  void afterTheMailsOfADayOneSaysThatThereIsMore() {
    tellPlaced(2);
    tellPlaced(2);
    tellPlaced(1);
    assertThat(subjects())
        .hasSize(4)
        .endsWith("Order SO-7 was placed", "Further events are in your inbox");
  }

  @Test
  void theLastMailOfADayComesAlsoWhenTheLimitWasReachedExactly() {
    tellPlaced(3);
    assertThat(subjects()).hasSize(3).doesNotContain("Further events are in your inbox");
    tellPlaced(1);
    tellPlaced(1);
    assertThat(subjects()).hasSize(4).endsWith("Further events are in your inbox");
  }

  @Test
  void withoutAMailServerNothingIsCounted() {
    mails.queue().removeServer();
    tellPlaced(1);
    assertThat(mails.queue().mails()).isEmpty();
    assertThat(sql.queries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NotificationTopic.class)
  void eachTopicHasAMailInEachLanguage(NotificationTopic topic) {
    for (var language : MailLanguage.values()) {
      tell(inLanguage(language), topic, 1);
      sentToday = 0;
    }
    assertThat(subjects()).hasSize(MailLanguage.values().length).doesNotHaveDuplicates();
  }
}
