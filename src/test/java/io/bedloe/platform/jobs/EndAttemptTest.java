package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.jobs.ClaimedJob.Origin;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EndAttemptTest {

  private static final String SERVER = "server-1";
  private static final AfterFailure RETRY = new AfterFailure(JobState.QUEUED, Duration.ZERO);

  private final ClaimedJob job =
      new ClaimedJob(
          new JobId(new UUID(0, 1)),
          "import",
          Lane.BULK,
          new StoredPayload(1, "{}", false),
          3,
          7,
          Instant.EPOCH,
          new Origin(null, null, null));
  private final RuntimeException failure = new IllegalStateException("Ann has no account");
  private final List<FailedJob> failed = new ArrayList<>();
  private final FakeSql sql = new FakeSql();
  private final EndAttempt end = new EndAttempt(new StoredJobs(sql), failed::addAll);

  private FailedJob failed(JobFailureKind kind, String error) {
    return new FailedJob(job.id(), "import", Lane.BULK, 3, kind, error);
  }

  @Test
  void aJobThatFailsForGoodIsObservedWithTheClassOfItsErrorAlone() {
    assertThat(end.fail(job, AfterFailure.DEAD, SERVER, failure)).isTrue();
    assertThat(failed)
        .containsExactly(failed(JobFailureKind.ATTEMPT_FAILED, "java.lang.IllegalStateException"));
    assertThat(failed.toString()).doesNotContain("Ann");
  }

  @Test
  void aJobWhoseLeaseEndedWithoutAnAttemptLeftIsObserved() {
    end.rescue(job, AfterFailure.DEAD, SERVER, failure);
    assertThat(failed)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(JobFailureKind.LEASE_ENDED);
              assertThat(one.error()).isNull();
            });
  }

  @Test
  void aRetryAndACancelledJobAreNotObserved() {
    end.fail(job, RETRY, SERVER, failure);
    end.rescue(job, RETRY, SERVER, failure);
    end.cancel(job, SERVER);
    assertThat(failed).isEmpty();
  }

  @Test
  void anAttemptThatHasLostItsLeaseIsNotObserved() {
    sql.change("UPDATE jobs", parameters -> 0);
    assertThat(end.fail(job, AfterFailure.DEAD, SERVER, failure)).isFalse();
    assertThat(end.rescue(job, AfterFailure.DEAD, SERVER, failure)).isFalse();
    assertThat(failed).isEmpty();
  }

  @Test
  void jobsOfUnknownTypesAreObservedTogether() {
    var observed = new ArrayList<List<FailedJob>>();
    var many = new EndAttempt(new StoredJobs(sql), observed::add);
    assertThat(many.buryUnknown(List.of(), Instant.EPOCH, SERVER, 10)).isZero();
    assertThat(observed).isEmpty();

    sql.rows("WITH chosen", parameters -> List.of(unknown(1), unknown(2)));
    assertThat(many.buryUnknown(List.of(), Instant.EPOCH, SERVER, 10)).isEqualTo(2);
    assertThat(observed).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
  }

  private static Map<String, Object> unknown(int number) {
    return Map.of("id", new UUID(0, number), "type", "gone", "lane", "STANDARD", "attempts", 0);
  }

  /** The caller's transaction is rolled back by the exception. */
  @Test
  void anObserverThatFailsMakesTheEndOfTheAttemptFail() {
    var refusing =
        new EndAttempt(
            new StoredJobs(sql),
            jobs -> {
              throw new IllegalStateException("the event cannot be written");
            });
    assertThatThrownBy(() -> refusing.fail(job, AfterFailure.DEAD, SERVER, failure))
        .hasMessage("the event cannot be written");
  }
}
