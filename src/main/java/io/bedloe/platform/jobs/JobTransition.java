package io.bedloe.platform.jobs;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The changes of the state of a job. The diagram of the guide is generated from them. */
public enum JobTransition {
  /** A worker claims a job that is due. */
  CLAIM("a worker claims it", JobState.RUNNING, JobState.QUEUED),
  /** The handler has returned. */
  SUCCEED("the handler has done its work", JobState.SUCCEEDED, JobState.RUNNING),
  /** An attempt has failed, and another one follows. */
  RETRY_LATER("an attempt fails or its lease ends", JobState.QUEUED, JobState.RUNNING),
  /** The server stops. */
  GIVE_BACK("the server stops", JobState.QUEUED, JobState.RUNNING),
  /** No retry is left, or none would help. */
  FAIL_FOR_GOOD("no retry is left", JobState.DEAD, JobState.RUNNING),
  /** No server knows the type. */
  BURY("no server knows the type", JobState.DEAD, JobState.QUEUED, JobState.RUNNING),
  /** Somebody cancels the job. */
  CANCEL("cancel", JobState.CANCELLED, JobState.QUEUED, JobState.RUNNING),
  /** Somebody retries the job. */
  RETRY("retry or replay", JobState.QUEUED, JobState.DEAD, JobState.CANCELLED),
  /** Somebody discards the dead letter. */
  DISCARD("discard", JobState.CANCELLED, JobState.DEAD);

  private final String label;
  private final JobState to;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf
  private final Set<JobState> from;

  JobTransition(String label, JobState to, JobState... from) {
    this.label = label;
    this.to = to;
    this.from = Set.copyOf(EnumSet.copyOf(Arrays.asList(from)));
  }

  /** Returns whether a job with a state can make this change. */
  public boolean isPossibleFrom(JobState state) {
    return from.contains(state);
  }

  /** Returns the states that a job can have before this change. */
  public Set<JobState> from() {
    return from;
  }

  /** Returns the state of a job after this change. */
  public JobState to() {
    return to;
  }

  /** Returns when the change happens, for people. */
  public String label() {
    return label;
  }
}
