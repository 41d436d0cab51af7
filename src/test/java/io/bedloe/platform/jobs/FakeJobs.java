package io.bedloe.platform.jobs;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.crypto.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps the payloads of enqueued jobs. */
public final class FakeJobs extends Jobs {

  private final List<Record> payloads = new ArrayList<>();

  private FakeJobs() {
    super(
        new StoredJobs(new FakeSql()),
        new Payloads(Keyring.of("secret")),
        () -> new UUID(0, 0),
        new FakeEvents<>());
  }

  public static FakeJobs create() {
    return new FakeJobs();
  }

  /** Returns the payloads, the oldest first. */
  public List<Record> payloads() {
    return List.copyOf(payloads);
  }

  @Override
  public <P extends Record> JobId enqueue(JobType<P> type, P payload, JobOptions options) {
    payloads.add(payload);
    return new JobId(new UUID(0, payloads.size()));
  }

  @Override
  public <P extends Record> boolean enqueueUnique(JobType<P> type, P payload, JobOptions options) {
    payloads.add(payload);
    return true;
  }
}
