package io.bedloe.platform.outbox;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.List;

/**
 * Handles published events inside Bedloe: each event once, in the order of the positions. What it
 * writes to the database is committed with its position. It must not call other systems; work of
 * that kind is a job.
 */
public interface EventConsumer {

  /** Returns the name under which the position is stored; it never changes. */
  String name();

  /**
   * Handles events in the current transaction. After an exception the transaction is rolled back,
   * and the same events come again.
   */
  void consume(List<PublishedEvent> events);

  /** Is called when a batch has failed, after the rollback and outside of any transaction. */
  default void rolledBack(RuntimeException failure) {}
}
