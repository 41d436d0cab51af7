package io.bedloe.platform.jobs;

import java.util.List;

/**
 * Observes jobs that fail for good, in the transaction that gives them the state DEAD. {@code
 * messaging.jobs} implements this port.
 */
@FunctionalInterface
public interface FailedJobObserver {

  /** Observes jobs that have failed together; an exception rolls their transaction back. */
  void failed(List<FailedJob> jobs);
}
