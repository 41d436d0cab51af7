package io.bedloe.platform.jobs;

/** One attempt to run a job, as its handler sees it. */
public interface JobRun {

  /** The most lines that one attempt writes. */
  int MOST_LINES = 500;

  /** Returns the id of the job, which is the same in each attempt. */
  JobId id();

  /** Returns the number of the attempt; the first one is 1. */
  int attempt();

  /**
   * Returns whether the handler has to end: somebody has cancelled the job, its time is over, or
   * the server stops. The thread is interrupted, too.
   */
  boolean isStopped();

  /** Reports the progress, which is stored every few seconds. */
  void progress(long done, long total);

  /**
   * Writes a line into the log of the job, which administrators read. The text must not contain
   * personal data or secrets. Only the first {@value #MOST_LINES} lines of an attempt are stored.
   */
  void log(String text);

  /** Keeps a value as the result of the job, as JSON. */
  void result(Record value);

  /**
   * Runs the effect of the job and marks the job as succeeded in one transaction. When the lease of
   * this attempt was lost meanwhile, the transaction is rolled back.
   */
  void succeed(Runnable effect);
}
