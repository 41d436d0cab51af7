package io.bedloe.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.jobs.Recurring;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.persistence.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a consumer that fails holds up no other. */
class RunConsumersTest {

  private final List<String> consumed = new ArrayList<>();
  private final Recurring recurring =
      new Recurring(
          new Schema() {
            @Override
            public State state() {
              return State.CURRENT;
            }
          });

  private final List<String> rolledBack = new ArrayList<>();

  private final class Named implements EventConsumer {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void consume(List<PublishedEvent> events) {}

    @Override
    public void rolledBack(RuntimeException failure) {
      rolledBack.add(name + ": " + failure.getMessage());
    }
  }

  /** Has full batches of each consumer, and then none. */
  private final class Batches extends ConsumeEvents {
    private int batches;

    Batches(int batches) {
      super(new FakeSql(), new EventLog(new FakeSql()));
      this.batches = batches;
    }

    @Override
    public int consumeNextBatch(EventConsumer consumer) {
      if (consumer.name().equals("broken")) {
        throw new IllegalStateException("no database");
      }
      consumed.add(consumer.name());
      batches--;
      return batches > 0 ? BATCH : 0;
    }
  }

  private void run(int batches) {
    new RunConsumers(
            new Batches(batches),
            recurring,
            FakeInstance.of(new Named("broken"), new Named("sound")))
        .runAll();
  }

  @Test
  void aConsumerThatFailsDoesNotHoldUpTheNext() {
    run(1);
    assertThat(consumed).containsExactly("sound");
  }

  @Test
  void aConsumerLearnsOfTheRollbackOfItsBatch() {
    run(1);
    assertThat(rolledBack).containsExactly("broken: no database");
  }

  @Test
  void aConsumerGetsBatchesUntilOneIsNotFull() {
    run(3);
    assertThat(consumed).containsExactly("sound", "sound", "sound");
  }
}
