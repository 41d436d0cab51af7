package io.bedloe.commerce.exports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of an export. The names are published and never change. */
@Schema(description = "The state of an export.")
public enum ExportStatus {
  /** The export waits for a background job. */
  QUEUED,
  /** The file is being written. */
  RUNNING,
  /** The file can be downloaded until it expires. */
  SUCCEEDED,
  /** The export ended without a file. */
  FAILED
}
