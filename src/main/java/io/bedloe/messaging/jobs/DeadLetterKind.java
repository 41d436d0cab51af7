package io.bedloe.messaging.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of dead letters. */
@Schema(description = "The kind of a dead letter.")
public enum DeadLetterKind {
  /** A job that is neither an e-mail nor a delivery. */
  JOB,
  /** An e-mail, which is a job of the lane MAIL. */
  MAIL,
  /** A delivery of an event to a webhook. */
  WEBHOOK_DELIVERY
}
