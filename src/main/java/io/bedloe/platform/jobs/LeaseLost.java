package io.bedloe.platform.jobs;

/** Another worker has taken the job over, or it was cancelled: this attempt must not end it. */
class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost(JobId id) {
    super("the lease of job " + id + " was lost");
  }
}
