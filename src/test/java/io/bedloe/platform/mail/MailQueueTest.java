package io.bedloe.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.jobs.FakeJobs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailQueueTest {

  private static final Mail MAIL =
      new Mail("ann@example.com", "Hello", "Text", MailLanguage.EN, "Open");

  private final FakeJobs jobs = FakeJobs.create();

  private MailQueue queue(Map<String, String> settings) {
    return new MailQueue(MapConfig.settings(settings), jobs);
  }

  @Test
  void aMailIsAJob() {
    queue(Map.of("bedloe.mail.host", "mail.example")).afterCommit(MAIL);
    assertThat(jobs.payloads())
        .containsExactly(
            new SendMail.Letter("ann@example.com", "Hello", "Text", MailLanguage.EN, "Open"));
  }

  @Test
  void anAddressWithoutAnAccountTakesAJobToNobody() {
    queue(Map.of("bedloe.mail.host", "mail.example")).simulate();
    assertThat(jobs.payloads())
        .singleElement()
        .isInstanceOfSatisfying(SendMail.Letter.class, letter -> assertThat(letter.to()).isEmpty());
  }

  @Test
  void withoutAMailServerNothingIsEnqueued() {
    var queue = queue(Map.of());
    queue.afterCommit(MAIL);
    queue.simulate();
    assertThat(jobs.payloads()).isEmpty();
  }
}
