package io.bedloe.messaging.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.jobs.FailedJob;
import io.bedloe.platform.jobs.JobFailureKind;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.outbox.EventsAdded;
import io.bedloe.platform.outbox.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishFailedJobsTest {

  private final List<List<@Nullable Object>> inserts = new ArrayList<>();
  private final FakeSql sql =
      new FakeSql()
          .change(
              "INSERT INTO outbox",
              parameters -> {
                inserts.add(parameters);
                return 1;
              });
  private final FakeEvents<EventsAdded> added = new FakeEvents<>();
  private final PublishFailedJobs publish =
      new PublishFailedJobs(
          new Outbox(sql, () -> new UUID(0, 0), Clock.systemUTC(), added, FakeInstance.of()));

  private static FailedJob job(int number, Lane lane) {
    return new FailedJob(
        new JobId(new UUID(0, number)),
        "import",
        lane,
        3,
        JobFailureKind.ATTEMPT_FAILED,
        "java.lang.IllegalStateException");
  }

  @Test
  void jobsThatFailTogetherAreWrittenByOneStatement() {
    publish.failed(List.of(job(1, Lane.BULK), job(2, Lane.STANDARD), job(3, Lane.STANDARD)));

    assertThat(inserts).hasSize(1);
    assertThat(added.fired()).hasSize(1);
    assertThat((Object[]) inserts.get(0).get(inserts.get(0).size() - 1)).hasSize(3);
  }

  @Test
  void theDataHasTheClassOfTheErrorAndNeitherItsMessageNorThePayload() {
    publish.failed(List.of(job(1, Lane.STANDARD)));

    assertThat(inserts).hasSize(1);
    assertThat(inserts.get(0))
        .contains("io.bedloe.job.failed.v1", "jobs")
        .last()
        .isEqualTo(
            "{\"id\":\"%s\",\"type\":\"import\",\"attempts\":3,\"kind\":\"ATTEMPT_FAILED\",\"error\":\"java.lang.IllegalStateException\"}"
                .formatted(new UUID(0, 1)));
  }

  /** A dead e-mail about a dead job would cause the next e-mail. */
  @Test
  void anEmailThatFailsForGoodHasNoEvent() {
    publish.failed(List.of(job(1, Lane.MAIL)));
    assertThat(inserts).isEmpty();
    assertThat(added.fired()).isEmpty();

    publish.failed(List.of(job(1, Lane.MAIL), job(2, Lane.STANDARD)));
    assertThat(inserts)
        .singleElement()
        .extracting(insert -> insert.get(3))
        .isEqualTo(new ResourceId(new UUID(0, 2)));
  }
}
