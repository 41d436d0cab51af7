package io.bedloe.platform.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a job has failed for good. */
@Schema(description = "Why a job has failed for good.")
public enum JobFailureKind {
  /** The handler has failed or took too long, and no retry is left or none would help. */
  ATTEMPT_FAILED,
  /** The server of the last attempt died or did not respond. */
  LEASE_ENDED,
  /** No server knew the type or the version of the payload. */
  UNKNOWN_TYPE
}
