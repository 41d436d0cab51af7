package io.bedloe.platform.jobs;

import io.bedloe.kernel.Rule;

/** The rules of the administration of jobs. */
public enum JobRule implements Rule {
  JOB_NOT_FOUND(Kind.NOT_FOUND, "The job does not exist"),
  JOB_NOT_CANCELLABLE(Kind.CONFLICT, "The job is over and cannot be cancelled"),
  JOB_NOT_RETRYABLE(Kind.CONFLICT, "The job cannot be retried in its state"),
  JOB_PAYLOAD_DELETED(Kind.CONFLICT, "The payload of the job was deleted"),
  JOB_REPLACED(Kind.CONFLICT, "Another job with the same unique key is not over"),
  JOB_PAYLOAD_CONFIDENTIAL(Kind.FORBIDDEN, "The payload of the job is confidential"),
  JOB_TYPE_UNKNOWN(Kind.CONFLICT, "The server does not know the type of the job"),
  INVALID_JOB_PAYLOAD(Kind.INVALID, "The payload is not valid for the type of the job");

  private final Definition definition;

  JobRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
